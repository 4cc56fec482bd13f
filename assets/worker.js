// Registers the service worker and says on the root element what is known of it: data-offline="ready" when every file is in its
// cache, with the right bytes, data-update="waiting" when a newer version waits. Each change is told by the event "quietlegs-worker".
// It works without the app; the app only reads (src/platform/service_worker.rs).
const root = document.documentElement;
const container = navigator.serviceWorker;

function say(name, value) {
  root.dataset[name] = value;
  dispatchEvent(new Event('quietlegs-worker'));
}

const ready = () => root.dataset.offline === 'ready';
const after = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

// The worker reads its files itself, and fetches anew what is amiss: that it is active is not yet proof.
function ask(worker) {
  const channel = new MessageChannel();
  channel.port1.onmessage = (event) => say('offline', event.data.ready ? 'ready' : 'incomplete');
  worker.postMessage({ type: 'STATUS' }, [channel.port2]);
}

// Installed while another version serves the page: that is an update. Installed on a first visit: that is no news.
function watch(registration) {
  const waits = () => { if (registration.waiting && container.controller) say('update', 'waiting'); };
  // The browser looks by itself after each load: what it found may be on its way before anybody listens.
  const follow = () => registration.installing?.addEventListener('statechange', waits);
  if (registration.active) follow();
  waits();
  // Asked now: in WebKit a first version may already serve the page when it says that it is installed.
  registration.addEventListener('updatefound', () => { if (registration.active) follow(); });
}

// Waits until what is being installed is there, or has failed. Asked, not listened for: some browsers tell of it before it shows.
async function settled(worker) {
  while (worker?.state === 'installing') await after(100);
}

// Lets the waiting version take over. WebKit may not say that it took over: 4 s are enough anyway.
function take(registration) {
  const taken = new Promise((done) => { container.addEventListener('controllerchange', done, { once: true }); });
  registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  return Promise.race([taken, after(4000)]);
}

async function apply(registration) {
  if (registration?.waiting) await take(registration);
  location.reload();
}

// For a release that does not start: the next one takes over, the one that waits here or the one on the host. True: it did.
export async function next() {
  const registration = await container?.getRegistration();
  if (!registration) return false;
  const look = async () => {
    await registration.update();
    await settled(registration.installing);
  };
  // Without a network, or with a slow one, what is here must do. What is on its way goes on coming.
  if (!registration.waiting) await Promise.race([look().catch(() => 0), after(10000)]);
  if (!registration.waiting) return false;
  await take(registration);
  return true;
}

// The app has the device to itself until it stands.
async function quiet() {
  while (root.dataset.boot === 'loading') await after(250);
  await new Promise((done) => { window.requestIdleCallback ? requestIdleCallback(done, { timeout: 5000 }) : setTimeout(done); });
}

export async function keep(address) {
  if (!container) return;
  let known;
  const know = (registration) => {
    if (known !== registration) watch(registration);
    known = registration;
  };
  // What failed once is tried again: when the person comes back, when the network does, when asked, and by itself, each time after twice
  // as long.
  let timer;
  let pause = 30000;
  const again = () => { if (!ready()) look(true); };
  const look = async (files, newer) => {
    clearTimeout(timer);
    timer = setTimeout(again, pause);
    pause = Math.min(pause * 2, 3600000);
    try {
      // What is here is asked without waiting for the network: a registration waits for every look for an update that is under way.
      const here = (await container.getRegistration())?.active;
      if (here && files) quiet().then(() => ask(here));
      const registration = await container.register(address, { updateViaCache: 'none' });
      know(registration);
      if (newer) await registration.update();
      if (here) return;
      await settled(registration.installing);
      if (registration.waiting || registration.active) ask((await container.ready).active);
    } catch (error) {
      // Offline: there is nothing to be had. Or storage is forbidden: then it says so each time.
      console.warn(error);
    }
  };
  addEventListener('quietlegs-look', () => look(true, true));
  addEventListener('quietlegs-apply', () => apply(known));
  addEventListener('online', again);
  // An app on the home screen seldom navigates, so it would seldom be looked at otherwise.
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look(!ready(), true); });
  look(true);
}
