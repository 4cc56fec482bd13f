// What a test does in a page of the app, by its real controls. Stands before each script of a `Session`.
const until = async (what, look) => {
  for (let tries = 0; tries < 1000; tries += 1) {
    // What takes long is asked for less often: the page needs the processor too. No clock is asked, it may be the page's own.
    const pause = tries < 30 ? 10 : 50;
    const found = look(pause);
    if (found) return found;
    await new Promise((end) => { setTimeout(end, pause); });
  }
  throw new Error(`waited in vain for ${what} at ${location.href}; boot ${document.documentElement?.dataset.boot}, errors ${globalThis.quietErrors}; there is: ${tidy(document.body?.innerText).slice(0, 600)}`);
};
const ready = () => until('the app', () => document.documentElement?.dataset.boot === 'ready');
const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

// The button or link with this name.
const control = (name) => until(name, () => [...document.querySelectorAll('button, a, summary')].find((one) =>
  one.checkVisibility() && (tidy(one.getAttribute('aria-label')) === name || tidy(one.textContent) === name)));
const press = async (name) => (await control(name)).click();
const go = async (hash) => { await ready(); location.hash = hash; };

// What the app says about the newest save: after a cramp in the log's own place, else in a line at the top.
const ENDS = ['Saved', 'Saved in one place only', 'Saved once: not yet safe on this phone', 'Not saved'];
const line = () => [...document.querySelectorAll('#app [role=status]')].map((one) => tidy(one.textContent))
  .find((words) => words === 'Saving…' || ENDS.includes(words)) ?? '';
// Does something and waits until the app has said where it was saved.
const saying = async (act) => {
  let heard = '';
  const listener = new MutationObserver(() => { if (ENDS.includes(line())) heard = line(); });
  listener.observe(document.body, { subtree: true, childList: true, characterData: true });
  act();
  // A refusal may come so soon that the same words as before just stay, or that only the notice is left of it.
  let still = 0;
  const notices = () => [...document.querySelectorAll('#app [role=alert]')].map((one) => one.textContent).join();
  const stays = (pause) => {
    const words = line() || (notices().includes('This note was not saved.') && 'Not saved');
    return ENDS.slice(1).includes(words) && (still += pause) > 300 && words;
  };
  await until('an answer about saving', (pause) => heard ||= stays(pause));
  listener.disconnect();
  return heard;
};
// One cramp: opened, eased, and what the app said about it.
const note = async () => {
  await go('#/now');
  const eased = await until('It has eased', () => location.hash === '#/now' && document.querySelector('#app #eased'));
  return saying(() => eased.click());
};

// Waits until the app has compared both stores.
const compared = async () => {
  await go('#/settings');
  await until('one copy or two', () => document.querySelector('#app .settings') && !document.body.innerText.includes('Looking…'));
};

// Every key and value of the app. The ballast holds nothing.
const first = () => {
  const all = {};
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (key.startsWith('quietlegs/') && key !== 'quietlegs/ballast') all[key] = localStorage.getItem(key);
  }
  return all;
};
// A busy machine may take longer than the app waits.
const patient = async (ask, tries = 5) => {
  try {
    return await ask();
  } catch (error) {
    if (error.name !== 'TimeoutError' || tries === 0) throw error;
    return patient(ask, tries - 1);
  }
};
const second = async () => {
  const keys = await patient(() => quietlegsShadow.keys());
  const flat = await patient(() => quietlegsShadow.read(keys));
  // A save between the two looks would be in neither.
  if (`${await patient(() => quietlegsShadow.keys())}` !== `${keys}`) return second();
  const all = {};
  for (let at = 0; at < flat.length; at += 2) all[flat[at]] = flat[at + 1];
  return all;
};
const stores = async () => ({ first: first(), second: await second() });
