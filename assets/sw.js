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
const address = (url) => new URL(url, self.location.href).href;
const PAGE = address('./');
const RESCUE = address('./rescue.html');
// Some hosts show a page without its ending, and send the browser from the one address to the other.
const RESCUE_ALSO = address('./rescue');

// Hosts differ in what they call scripts and manifests; the digest decides what is in them.
const ALSO = {
  'text/javascript': ['application/javascript'],
  'application/manifest+json': ['application/json'],
};

async function hexDigest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Asks the server, not the browser's cache, and takes only exactly the file of this version, under whichever name the host has it.
async function fetchChecked([url, digest, size, type]) {
  const response = await fetch(new Request(address(url), { cache: 'reload', credentials: 'same-origin' }));
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const found = (response.headers.get('content-type') || '').split(';')[0].trim().toLowerCase();
  if (found !== type && !(ALSO[type] || []).includes(found)) throw new Error(`${url}: content type ${found}`);
  const copy = response.clone();
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== size || (await hexDigest(bytes)) !== digest) throw new Error(`${url}: other bytes`);
  // A page may not be answered with what came by a redirect, and a route looks at what an answer varies by: the same bytes without those marks.
  const headers = new Headers(response.headers);
  headers.delete('vary');
  return [address(url), response.redirected || address(url) === PAGE ? new Response(bytes, { headers }) : copy];
}

async function missing() {
  if (!(await caches.has(CACHE))) return FILES.map(([url]) => url);
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  return FILES.map(([url]) => url).filter((url) => !kept.has(address(url)));
}

async function install() {
  if ((await missing()).length === 0) return;
  const existed = await caches.has(CACHE);
  try {
    // All of them are checked before the first is kept.
    const files = await Promise.all(FILES.map(fetchChecked));
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
    const lost = await missing();
    if (lost.length > 0) throw new Error(`not kept: ${lost.join(' ')}`);
  } catch (error) {
    // A half cache goes; one that was there before belongs to a version that may be running.
    if (!existed) await caches.delete(CACHE);
    throw error;
  }
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
    url = [RESCUE, RESCUE_ALSO].includes(url.split('?')[0]) ? RESCUE : PAGE;
  }
  return (await kept(url)) || fetch(request);
}

// Where the browser can, the page comes from this version's cache before the worker is awake; all else goes through `answer`.
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
});

self.addEventListener('message', (event) => {
  const type = event.data && event.data.type;
  if (type === 'SKIP_WAITING') {
    event.waitUntil(self.skipWaiting());
  }
  if (type === 'STATUS' && event.ports[0]) {
    event.waitUntil(missing().then((lost) => {
      event.ports[0].postMessage({ version: VERSION, ready: lost.length === 0, files: FILES.length, missing: lost });
    }));
  }
});
