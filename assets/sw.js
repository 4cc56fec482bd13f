// The service worker: one complete version of the app, kept on the device.
// `cargo xtask dist` fills in the version and the list; an edit here makes a new version too.
//
// Rules: a version is kept whole or not at all; a page only ever gets files of its own version; an update waits
// until it is asked for. Nothing else is ever cached, and nothing goes to another origin.

const VERSION = '__VERSION__';
// [address as requested, sha256, bytes, content type]
const FILES = ['__FILES__'];

const PREFIX = 'quietlegs-';
const CACHE = PREFIX + VERSION;
// A network that stalls does not hold a try for ever: the next one may go better. In milliseconds.
const LONGEST = 300000;
const address = (url) => new URL(url, self.location.href).href;
const PAGE = address('./');
// Pages of their own. Some hosts show them without their ending, and send the browser from the one address to the other.
const OTHERS = ['./rescue', './licences'].map(address);

// Hosts differ in what they call scripts and manifests; the digest decides what is in them.
const ALSO = {
  'text/javascript': ['application/javascript'],
  'application/manifest+json': ['application/json'],
};

async function hexDigest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// The bytes of an answer, when they are exactly those of this version's file. Throws what is wrong with them.
async function checked([url, digest, size, type], response) {
  const found = (response.headers.get('content-type') || '').split(';')[0].trim().toLowerCase();
  if (found !== type && !(ALSO[type] || []).includes(found)) throw new Error(`${url}: content type ${found}`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== size || (await hexDigest(bytes)) !== digest) throw new Error(`${url}: other bytes`);
  return bytes;
}

// Asks the server, not the browser's cache, and takes only exactly the file of this version, under whichever name the host has it.
async function fetchChecked(row) {
  const [url] = row;
  const response = await fetch(new Request(address(url), { cache: 'reload', credentials: 'same-origin', signal: AbortSignal.timeout?.(LONGEST) }));
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const copy = response.clone();
  const bytes = await checked(row, response);
  // A page may not be answered with what came by a redirect, and a route looks at what an answer varies by: the same bytes without those marks.
  const headers = new Headers(response.headers);
  headers.delete('vary');
  return [address(url), response.redirected || address(url) === PAGE ? new Response(bytes, { headers }) : copy];
}

// What is not there, or is there with other bytes: a device may cut a file short or lose it. One after another, so that it is not felt.
async function amiss() {
  if (!(await caches.has(CACHE))) return FILES;
  const cache = await caches.open(CACHE);
  const rows = [];
  for (const row of FILES) {
    try {
      await checked(row, await cache.match(address(row[0]), { ignoreVary: true }));
    } catch {
      rows.push(row);
    }
  }
  return rows;
}

async function install() {
  const rows = await amiss();
  if (rows.length === 0) return;
  const existed = await caches.has(CACHE);
  try {
    // All of them are checked before the first is kept.
    const files = await Promise.all(rows.map(fetchChecked));
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
    const lost = await amiss();
    if (lost.length > 0) throw new Error(`not kept: ${lost.map(([url]) => url).join(' ')}`);
  } catch (error) {
    // A half cache goes; one that was there before belongs to a version that may be running.
    if (!existed) await caches.delete(CACHE);
    throw error;
  }
}

// Fetches these files anew. Each comes with exactly the bytes of this version, or not at all.
async function refill(rows) {
  // Where only others have a cache, a newer version has taken over and tidied: nothing of this one comes back.
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  if (names.length > 0 && !names.includes(CACHE)) return;
  const cache = await caches.open(CACHE);
  await Promise.allSettled(rows.map(async (row) => cache.put(...(await fetchChecked(row)))));
}

// Looks through everything and fetches what is amiss. Who asks meanwhile waits for the same look.
let mending;
let looked = false;
function mend() {
  looked = true;
  mending ??= amiss()
    .then((rows) => (rows.length > 0 ? refill(rows) : undefined))
    .finally(() => { mending = undefined; });
  return mending;
}

// Says what is here. Where something is amiss it says so at once, and again when it has tried to mend that.
async function report(port) {
  const say = (rows) => {
    port.postMessage({ version: VERSION, ready: rows.length === 0, files: FILES.length, missing: rows.map(([url]) => url) });
    return rows.length > 0;
  };
  looked = true;
  if (!say(await amiss())) return;
  await mend();
  say(await amiss());
}

// A page whose own scripts are broken asks for nothing: then the worker looks by itself, some time after the last answer. It is no part of
// an event, because a newer version waits for those to end.
let planned;
function later() {
  looked = false;
  clearTimeout(planned);
  planned = setTimeout(() => { if (!looked) mend().catch((error) => console.warn(error)); }, 8000);
}

async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  // A newer version may be keeping its files just now: then it will do the tidying.
  const newer = self.registration.installing || self.registration.waiting;
  if (!newer) await Promise.all(others.map((name) => caches.delete(name)));
  // The first version may take the open page; a later one never takes a page from its own version.
  if (others.length === 0) await self.clients.claim();
}

async function kept(url) {
  if (!(await caches.has(CACHE))) return undefined;
  const cache = await caches.open(CACHE);
  return cache.match(url, { ignoreVary: true });
}

async function answer(request) {
  let url = request.url.split('#')[0];
  if (request.mode === 'navigate') {
    const bare = url.split('?')[0].replace(/\.html$/, '');
    url = OTHERS.includes(bare) ? `${bare}.html` : PAGE;
  } else if (request.cache === 'reload') {
    // Somebody asks past every memory, because what came from one was of no use.
    await mend().catch((error) => console.warn(error));
  }
  return (await kept(url)) || fetch(request);
}

// Where the browser can, the page comes from this version's cache before the worker is awake; all else goes through `answer`. What the page
// then asks for wakes the worker, which also looks at the page.
async function route(event) {
  try {
    const page = { pathname: new URL(PAGE).pathname, search: '' };
    await event.addRoutes?.({ condition: { urlPattern: page, requestMode: 'navigate' }, source: { cacheName: CACHE } });
  } catch { /* then the worker answers */ }
}

self.addEventListener('install', (event) => {
  event.waitUntil(route(event));
  event.waitUntil(install());
});
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
  later();
});

self.addEventListener('message', (event) => {
  const type = event.data && event.data.type;
  if (type === 'SKIP_WAITING') {
    event.waitUntil(self.skipWaiting());
  }
  if (type === 'STATUS' && event.ports[0]) event.waitUntil(report(event.ports[0]));
});
