// The clocks of the page: the wall clock can be set, the phone can sleep, the page can be hidden. Every number the ring draws is
// written down with the time that was really then.
{
  const real = Date.now.bind(Date);
  const start = real() - performance.now();
  const slept = [];
  let by = 0;
  Date.now = () => real() + by;
  // The true time of a time of the page, in milliseconds since 1970.
  window.__wall = (time) => start + time + slept.reduce((all, [at, of]) => (at <= time ? all + of : all), 0);
  window.__set = (of) => { by += of; };
  let hidden = null;
  window.__hidden = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') window.__hidden += 1;
  });
  const seen = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState').get;
  Object.defineProperty(document, 'visibilityState', { get: () => hidden ?? seen.call(document) });
  window.__hide = (is) => {
    hidden = is ? 'hidden' : null;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  // Locked, asleep, unlocked: what a page's own clock does not see.
  window.__sleep = (of) => {
    window.__hide(true);
    by += of;
    slept.push([performance.now(), of]);
    window.__hide(false);
  };

  const drawn = window.__drawn = [];
  let last = null;
  new MutationObserver(() => {
    const text = document.querySelector('[role=timer] .ring-number')?.textContent ?? '';
    if (text && text !== last) drawn.push([Number(text), window.__wall(performance.now())]);
    last = text;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
