// Starts the app, and serves the static page until the app has taken over. See "The static page and the app" in ARCHITECTURE.md.
const root = document.documentElement;
const page = document.getElementById('page');
const script = document.querySelector('script[data-wasm]');
const RETRY = 'quietlegs-boot-retry';
const ready = () => root.dataset.boot === 'ready';
const helping = () => location.hash === '#/now';
const find = (selector) => page.querySelector(selector);

// The app speaks English. How dates and numbers are written, hours counted and weeks begun is that of the person's region. The browser
// reads long tables when it is first asked, so it is asked in steps, each a task of its own: a tap waits for one of them, not for all.
let region = {};
const english = () => `en-${region.region || 'GB'}`;
const [long, numeric] = ['long', 'numeric'];
const day = { timeZone: 'UTC', weekday: long, day: numeric, month: long };
const month = { timeZone: 'UTC', month: long, year: numeric };
const FORMS = { day, year: { ...day, year: numeric }, month, date: { ...month, day: numeric }, short: { ...day, weekday: undefined } };
window.quietlegsWrite = (form, from, to = from) => {
  if (!FORMS[form]) return new Intl.NumberFormat(english()).format(from);
  const dates = new Intl.DateTimeFormat(english(), FORMS[form]);
  // Older browsers put a comma between a weekday and its number.
  const write = (at) => dates.format(at).replace(/, (?=\d+ )/, ' ');
  return from === to ? write(from) : `${write(from)} to ${write(to)}`;
};
const turn = () => new Promise((done) => { setTimeout(done); });
async function regional() {
  const { language } = navigator;
  await turn();
  try {
    region = new Intl.Locale(language).maximize();
    const hours = region.getHourCycles?.() || region.hourCycles || [];
    root.dataset.hours = hours[0] || new Intl.DateTimeFormat(language, { hour: numeric }).resolvedOptions().hourCycle;
  } catch { /* an old browser, or a language that is none: as in Britain */ }
  root.dataset.week = (region.getWeekInfo?.() || region.weekInfo || {}).firstDay || 1;
  await turn();
  find('[data-today]').textContent = quietlegsWrite('day', Date.now() - new Date().getTimezoneOffset() * 60000);
}
const written = regional().catch((error) => console.warn(error));

// A private window may forbid storage. Then there is no second try, because nobody could remember the first.
const session = {
  read() { try { return sessionStorage.getItem(RETRY); } catch { return 'blocked'; } },
  write(value) { try { sessionStorage.setItem(RETRY, value); return true; } catch { return false; } },
  clear() { try { sessionStorage.removeItem(RETRY); } catch { /* nothing was stored */ } },
};

// Until the app has it, the moment of opening is kept on the disk: a phone that dies now loses no cramp. The second store alone has it
// there at once. Without that store the app still runs, and says so.
const shadow = import('./shadow.js').catch((error) => console.warn(error));
async function mark() {
  const { opened: at, eased: end = '' } = page.dataset;
  const store = await shadow;
  if (!at || ready()) return;
  store?.write(['opened', `${at},${end},${find('[name=muscle]:checked').value}`], []).catch((error) => console.warn(error));
}

// Only a person opens help: by a tap, or by a start at its address. An entry of the history holds when it was opened until the app has it,
// and begins no second cramp: a reload, Back, or a tab that the browser brings back show the help, and that is all.
function arrive(at, anew) {
  if (history.state === null) history.replaceState(anew ? at : 0, '');
  if (Date.now() - history.state < 3600000) opened(history.state);
}
// The static page: when help was opened, how long ago, and whether the cramp has eased. The app reads these when it mounts.
function opened(at) {
  if (!page.dataset.opened) page.dataset.opened = Math.round(at);
  tick();
  mark();
}
function tick() {
  if (ready()) return clearInterval(clock);
  if (!page.dataset.opened) return;
  const seconds = Math.max(0, Math.floor(((page.dataset.eased || Date.now()) - page.dataset.opened) / 1000));
  if (seconds >= 600 && helping() && !page.dataset.eased && !('long' in page.dataset)) {
    // Longer than cramps usually last, and the app is not there to say so: the card with whom to ask. Once; the way back is on it.
    page.dataset.long = '';
    location.hash = '#/now/help';
  }
  find('[data-clock]').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
function eased(at) {
  page.dataset.eased = at;
  tick();
  mark();
  answer();
}
function answer() {
  if (page.dataset.eased) find('[data-eased-note]').textContent =
    root.dataset.boot === 'failed' ? 'The diary did not start, so this is not saved.' : 'Noted. Starting the diary…';
}
// Marks the tab, and hides Tonight under an address that only the app knows, so that it does not flash by.
function place() {
  if (ready()) return;
  const hash = location.hash || '#/';
  page.toggleAttribute('data-elsewhere', /^#\/(play|cramp|hydration|learn)\/./.test(hash));
  const first = (address) => address.split('/')[1];
  for (const tab of page.querySelectorAll('.tabs a')) {
    if (first(tab.getAttribute('href')) === first(hash)) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
}

const clock = setInterval(tick, 1000);
addEventListener('hashchange', () => {
  if (ready()) return;
  place();
  if (!helping()) return;
  arrive(Date.now(), true);
  find('#instruction').focus({ preventScroll: true });
});
// A finger that is down belongs to the static page: the app waits for it to lift, or the tap would fall between the two.
page.addEventListener('pointerdown', () => { page.dataset.pressed = ''; });
for (const end of ['click', 'pointercancel', 'scroll']) addEventListener(end, () => { delete page.dataset.pressed; });
addEventListener('pointerup', () => setTimeout(() => { delete page.dataset.pressed; }, 300));
find('.muscles').addEventListener('change', mark);
find('#eased').addEventListener('click', () => {
  opened(performance.timeOrigin);
  eased(Date.now());
});
const before = (session.read() || '').match(/^(\d+),(\d*)$/);
if (before) {
  // This is the second try: the person has been waiting since the first.
  opened(Number(before[1]));
  if (before[2]) eased(Number(before[2]));
  session.write('tried');
} else if (helping()) arrive(performance.timeOrigin, (performance.getEntriesByType('navigation')[0]?.type ?? 'navigate') === 'navigate');
place();

// The late style must be there when the app mounts, or its views would show unstyled for a moment.
function styles() {
  const waits = [...document.querySelectorAll('link[data-late]')].map((link) => {
    const arrived = link.sheet || new Promise((done) => { link.onload = link.onerror = done; });
    link.media = 'all';
    return arrived;
  });
  return Promise.race([Promise.all(waits), new Promise((done) => { setTimeout(done, 3000); })]);
}

// The page and what it starts with, asked for past the browser's memory: an old page may point at files that are gone, and a host may have
// let the browser keep it for a year that a file was missing. A service worker then looks through its own files, and where a newer release
// is to be had, that takes over first.
const anew = async () => {
  await import('./worker.js').then((worker) => worker.next()).catch(() => 0);
  return Promise.all([location.href, script.dataset.js, script.dataset.wasm].map((one) => fetch(one, { cache: 'reload' })));
};
// Set before anything can fail. An app that ran and stopped begins again at Tonight: the view it stopped in may be the reason.
const retry = document.querySelector('#boot-notice a');
retry.onclick = (event) => {
  event.preventDefault();
  if (retry.dataset.busy) return;
  retry.dataset.busy = retry.textContent = 'Looking…';
  const limit = new Promise((done) => { setTimeout(done, 30000); });
  Promise.race([anew(), limit]).catch(() => 0).finally(() => {
    root.dataset.broke ? location.assign('./') : location.reload();
  });
};
// Once per session by itself. Then say what happened.
let giving = false;
async function fail(again) {
  if (ready() || giving) return;
  giving = true;
  if (again && navigator.onLine && session.read() === null) {
    try {
      const [fresh] = await anew();
      if (ready()) return;
      const { opened: at = '', eased: end = '' } = page.dataset;
      if (fresh.ok && session.write(`${at},${end}`)) return location.reload();
    } catch { /* no network: the notice below is all there is to do */ }
  }
  giving = false;
  root.dataset.boot = 'failed';
  answer();
}

async function start() {
  root.dataset.boot = 'loading';
  const { js, wasm } = script.dataset;
  setTimeout(() => {
    // A download still on its way is not broken: say so, but do not throw away what has come. The app may yet arrive.
    const arrived = performance.getEntriesByName(new URL(wasm, location.href).href).length > 0;
    // One that ran and stopped has said so, and waits to be asked.
    if (!root.dataset.broke) fail(arrived);
  }, 12000);
  try {
    const [app] = await Promise.all([import(new URL(js, location.href).href), styles(), shadow, written]);
    await app.default({ module_or_path: wasm });
    if (ready()) session.clear();
  } catch (error) {
    // Also a panic at the start: it ends as a trap inside the call above.
    console.error(error);
    fail(true);
  }
}
start();

// The browser reads the whole diary from its disk at the first touch. That is done now, after the first paint and while the app is on its
// way, not when the app waits for it.
requestAnimationFrame(() => setTimeout(() => { try { void localStorage.length; } catch { /* blocked: the app says so */ } }));

// A browser that would ask to install at a moment of its own is asked to wait until somebody wants it.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  root.dataset.install = '';
  addEventListener('quietlegs-install', () => { delete root.dataset.install; event.prompt(); }, { once: true });
});

// Offline does not depend on the app having started. Only a release has a worker.
if (script.dataset.sw && 'serviceWorker' in navigator) {
  root.dataset.offline = 'unknown';
  const keep = async () => (await import('./worker.js')).keep(script.dataset.sw);
  document.readyState === 'complete' ? keep() : addEventListener('load', keep);
}
