// Registers the service worker and says on the root element what is known of it: data-offline="ready" when every file is in its
// cache, data-update="waiting" when a newer version waits. Each change is told by the event "quietlegs-worker".
// It works without the app; the app only reads (src/platform/service_worker.rs).
const root = document.documentElement;
const container = navigator.serviceWorker;

function say(name, value) {
  root.dataset[name] = value;
  dispatchEvent(new Event('quietlegs-worker'));
}

// The worker counts its files itself: that it is active is not yet proof.
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

async function look(registration) {
  try { await registration.update(); } catch { /* offline: there is nothing newer to be had */ }
}

// Lets the waiting version take over, then loads the page once. WebKit may not say that it took over: after 4 s load anyway.
function apply(registration) {
  let loaded = false;
  const load = () => { if (!loaded) { loaded = true; location.reload(); } };
  if (!registration.waiting) return load();
  container.addEventListener('controllerchange', load);
  registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  setTimeout(load, 4000);
}

export async function keep(address) {
  if (!container) return;
  try {
    const registration = await container.register(address, { updateViaCache: 'none' });
    watch(registration);
    addEventListener('quietlegs-look', () => look(registration));
    addEventListener('quietlegs-apply', () => apply(registration));
    // An app on the home screen seldom navigates, so it would seldom be looked at otherwise.
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look(registration); });
    ask((await container.ready).active);
  } catch (error) {
    console.warn(error);
  }
}
