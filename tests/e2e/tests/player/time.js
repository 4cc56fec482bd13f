// The clocks and timers of a page. Time goes on as it does, and where a test says so it goes from one timer to the next without
// waiting: a set of minutes passes in moments, and on a busy machine no look comes late. A driver, which has timers of its own in the
// page, notices nothing. Every number the ring draws is written down with the time that was really then.
{
  const realTimeout = setTimeout.bind(window);
  const realClear = clearTimeout.bind(window);
  const dateNow = Date.now.bind(Date);
  const performanceNow = performance.now.bind(performance);
  const kept = () => Number(sessionStorage.getItem('ahead') ?? 0);
  // The true time when the page's own clock began: a page that is loaded again is as far ahead as the one before.
  const began = dateNow() - performanceNow() + kept();
  // What was let pass, as both clocks see it; what was slept, which the page's own clock does not see; by how much the clock is set.
  let ahead = 0;
  let asleep = [];
  let set = 0;
  let stands = null;
  const keep = (by) => sessionStorage.setItem('ahead', kept() + by);
  const mono = () => (stands ?? performanceNow()) + ahead;
  window.__true = (time) => began + time + asleep.reduce((all, [at, of]) => (at <= time ? all + of : all), 0);
  window.__now = () => window.__true(mono());
  performance.now = mono;
  Date.now = () => Math.floor(window.__now() + set);

  const timers = new Map();
  let next = 1e9;
  let armed;
  const first = () => [...timers].reduce((a, b) => (a && a[1].due <= b[1].due ? a : b), undefined);
  const fire = ([id, timer]) => {
    if (timer.every) timer.due = Math.max(timer.due + timer.every, mono());
    else timers.delete(id);
    timer.call();
  };
  const arm = () => {
    realClear(armed);
    const one = stands === null && first();
    if (one) armed = realTimeout(() => {
      const due = first();
      // Where an error ends one, the others go on.
      try { if (due && due[1].due <= mono()) fire(due); } finally { arm(); }
    }, Math.max(one[1].due - mono(), 0));
  };
  const add = (call, delay, every) => {
    next += 1;
    timers.set(next, { call, due: mono() + Math.max(Number(delay) || 0, 0), every });
    arm();
    return next;
  };
  window.setTimeout = (call, delay, ...more) => add(() => call(...more), delay, 0);
  window.setInterval = (call, delay, ...more) => add(() => call(...more), delay, Math.max(Number(delay) || 0, 1));
  window.clearTimeout = window.clearInterval = (id) => { timers.delete(id); };

  // What is being written ends before time goes on: a disk is no slower than it is.
  let writing = 0;
  const watch = (kind, name, ends) => {
    const real = kind.prototype[name];
    kind.prototype[name] = function (...parts) {
      const begun = real.apply(this, parts);
      writing += 1;
      ends.forEach((end) => begun.addEventListener(end, () => { writing = Math.max(writing - 1, 0); }, { once: true }));
      return begun;
    };
  };
  watch(IDBDatabase, 'transaction', ['complete', 'abort']);
  watch(IDBFactory, 'open', ['success', 'error']);
  const { port1, port2 } = new MessageChannel();
  const task = () => new Promise((end) => {
    port1.onmessage = end;
    port2.postMessage(0);
  });
  const settle = async () => {
    await task();
    for (const until = performanceNow() + 3000; writing > 0 && performanceNow() < until;) {
      await new Promise((end) => { realTimeout(end, 2); });
    }
    // What never ends is waited for once.
    writing = 0;
  };
  // Lets so many milliseconds pass, or fewer when `is` says so. A page in the background looks only once in `seldom` milliseconds.
  // `__ran` tells when that is done.
  window.__run = async (of, is = () => false, seldom = 0) => {
    window.__ran = false;
    stands = performanceNow();
    const [start, end] = [mono(), mono() + of];
    const before = ahead;
    const due = ([, timer]) => (seldom ? start + seldom * Math.ceil((timer.due - start) / seldom) : timer.due);
    let ran = true;
    try {
      while (!is()) {
        const one = first();
        const at = one && due(one) <= end ? due(one) : end;
        ahead += Math.max(at - mono(), 0);
        if (!one || due(one) > end) break;
        fire(one);
        await settle();
      }
    } catch (error) {
      ran = `${error}`;
    }
    // What this took itself is no time.
    ahead -= performanceNow() - stands;
    keep(ahead - before);
    stands = null;
    arm();
    window.__ran = ran;
  };

  let hidden = null;
  const seen = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState').get;
  Object.defineProperty(document, 'visibilityState', { get: () => hidden ?? seen.call(document) });
  window.__hide = (is) => {
    hidden = is ? 'hidden' : null;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  // The page stands still, and so does its sound: no timer comes, and both clocks go on.
  window.__freeze = (of) => {
    ahead += of;
    keep(of);
    window.__stand?.(of);
    arm();
  };
  // Locked, asleep, unlocked: the page's own clock stands.
  window.__sleep = (of) => {
    window.__hide(true);
    asleep.push([mono(), of]);
    keep(of);
    window.__hide(false);
  };
  // A person, or the network, sets the clock.
  window.__set = (by) => { set += by; };
  // Before the next page is opened, so much time passes.
  window.__later = keep;

  // The number in the ring, how much of the ring is gone, and when that was.
  window.__shown = () => [
    Number(document.querySelector('[role=timer] .ring-number').textContent),
    Number(document.querySelector('[role=timer] .ring-left').getAttribute('stroke-dashoffset')),
    window.__now(),
  ];
  const drawn = window.__drawn = [];
  let last = null;
  new MutationObserver(() => {
    const text = document.querySelector('[role=timer] .ring-number')?.textContent ?? '';
    if (text && text !== last) drawn.push(window.__shown());
    last = text;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
