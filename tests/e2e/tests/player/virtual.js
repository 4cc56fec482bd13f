// Time that goes on only when a test says so, from one timer to the next: a session of minutes passes in moments, and on a busy
// machine no look comes late.
{
  const real = setTimeout.bind(window);
  const wall = Date.now();
  const mono = performance.now();
  let at = 0;
  let next = 1e9;
  const timers = new Map();
  Date.now = () => wall + Math.floor(at);
  performance.now = () => mono + at;
  const add = (call, delay, every) => {
    next += 1;
    timers.set(next, { call, due: at + Math.max(delay ?? 0, 0), every });
    return next;
  };
  window.setTimeout = (call, delay) => add(call, delay, null);
  window.setInterval = (call, delay) => add(call, delay, Math.max(delay, 1));
  window.clearTimeout = window.clearInterval = (id) => timers.delete(id);
  const settle = () => new Promise((end) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = end;
    channel.port2.postMessage(0);
  });
  const go = async (of, is) => {
    const end = at + of;
    while (!is()) {
      const [id, first] = [...timers].reduce((a, b) => (a && a[1].due <= b[1].due ? a : b), undefined) ?? [];
      if (!first || first.due > end) {
        at = end;
        break;
      }
      at = Math.max(at, first.due);
      if (first.every) first.due += first.every;
      else timers.delete(id);
      first.call();
      await settle();
    }
  };
  // Lets so many milliseconds pass, or fewer when `is` says so. `__ran` tells when that is done.
  let before = Promise.resolve();
  window.__run = (of, is = () => false) => {
    window.__ran = false;
    before = before.then(() => go(of, is)).then(() => { window.__ran = true; });
    return before;
  };
  // Before the page begins, and where nothing else is asked, time goes on as it does.
  let free = true;
  const flow = () => real(async () => {
    if (free) await window.__run(20);
    flow();
  }, 20);
  flow();
  window.__hold = () => { free = false; };
}
