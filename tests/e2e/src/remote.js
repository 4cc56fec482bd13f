// Runs before the page in the fault suite. Notes what localStorage held when the page began, before the app saw it; and where
// no driver can reach the page, does what the test writes into a file and answers by requests.
{
  const held = {};
  try {
    for (let at = 0; at < localStorage.length; at += 1) held[localStorage.key(at)] = localStorage.getItem(localStorage.key(at));
  } catch { /* blocked: then it held nothing */ }
  globalThis.quietHeld = held;

  // What went wrong in the page, for whoever waits in vain.
  globalThis.quietErrors = [];
  addEventListener('error', (event) => quietErrors.push(`${event.message} ${event.filename}:${event.lineno}`));
  addEventListener('unhandledrejection', (event) => quietErrors.push(String(event.reason)));
  const told = console.error;
  console.error = (...all) => { quietErrors.push(all.map((one) => `${one} ${one?.stack ?? ''}`).join(' ')); told.apply(console, all); };

  const name = new URLSearchParams(location.search).get('window');
  // What is kept for the window outlives a reload, so nothing is done twice.
  const place = `did-${name}`;
  const doing = `doing-${name}`;
  const done = () => Number(sessionStorage.getItem(place));
  const answer = async (n, kind, value) => {
    const parts = encodeURIComponent(JSON.stringify([kind, value ?? null])).match(/.{1,30000}/g);
    for (const [at, part] of parts.entries()) {
      await fetch(`/answer.txt?${name}&${n}&${at}&${parts.length}&${part}`, { cache: 'no-store' });
    }
  };
  globalThis.quietDo = async (n, work) => {
    if (n <= done()) return;
    sessionStorage.setItem(place, n);
    sessionStorage.setItem(doing, n);
    let value = null;
    try {
      value = await work();
      await answer(n, 'kept', typeof value === 'function' ? null : value);
    } catch (error) {
      await answer(n, 'failed', `${error} ${error.stack ?? ''}`);
    }
    sessionStorage.removeItem(doing);
    if (typeof value === 'function') value();
  };
  const follow = async () => {
    const undone = Number(sessionStorage.getItem(doing));
    if (undone) await answer(undone, 'failed', 'the page was loaded anew meanwhile');
    sessionStorage.removeItem(doing);
    for (;;) {
      try {
        const file = await fetch(`/remote-${name}.js?${Math.random()}`, { cache: 'no-store' });
        const n = Number((await file.text()).match(/^\/\/ (\d+)/)?.[1] ?? 0);
        if (n > done()) {
          const script = document.createElement('script');
          await new Promise((end) => {
            script.onload = script.onerror = end;
            script.src = `/remote-${name}.js?${n}`;
            document.documentElement.append(script);
          });
        }
      } catch { /* between two pages nothing can be asked */ }
      await new Promise((end) => { setTimeout(end, 30); });
    }
  };
  if (name) follow();
}
