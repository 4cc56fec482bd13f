// Reads everything Quiet Legs has stored in this browser, from both stores, without the app, and hands it over.
// It never writes to storage.
const PREFIX = 'quietlegs/';
const element = (id) => document.getElementById(id);
const say = (text) => { element('done').textContent = text; };

// One unreadable value must not hide the others, so each is read by itself.
function readFirst() {
  const keys = {};
  const lost = [];
  const storage = window.localStorage;
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key === null || !key.startsWith(PREFIX) || key === `${PREFIX}ballast`) continue;
    try {
      keys[key] = storage.getItem(key);
    } catch {
      lost.push(key);
    }
  }
  return { keys, lost };
}

async function readSecond() {
  const shadow = await import('./shadow.js');
  const flat = await shadow.read(await shadow.keys());
  const keys = {};
  for (let at = 0; at < flat.length; at += 2) keys[flat[at]] = flat[at + 1];
  return keys;
}

// Both stores should hold the same. What the second has and the first has not, or has differently, is kept beside it.
async function read() {
  const found = { keys: {}, second: {}, lost: [], refused: [] };
  try {
    Object.assign(found, readFirst());
  } catch {
    found.refused.push('first');
  }
  try {
    for (const [key, value] of Object.entries(await readSecond())) {
      if (found.keys[key] !== value) found.second[key] = value;
    }
  } catch {
    found.refused.push('second');
  }
  return found;
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function save(text, made) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `quiet-legs-rescue-${made.slice(0, 10)}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may still be reading it; free it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(`A copy was given to the browser to save: ${link.download}`);
}

async function copy() {
  const area = element('text');
  try {
    await navigator.clipboard.writeText(area.value);
    say('Copied. Paste it into a message or a note.');
  } catch {
    // Not allowed, or an old browser: select it, so that the person can copy by hand.
    area.focus();
    area.select();
    const copied = document.execCommand && document.execCommand('copy');
    say(copied ? 'Copied. Paste it into a message or a note.' : 'The text below is selected. Use copy in its menu.');
  }
}

async function start() {
  const found = await read();
  const count = Object.keys(found.keys).length + Object.keys(found.second).length;
  if (count === 0 && found.refused.length > 0) {
    element('found').textContent = 'This browser does not let this page read what is stored. Allow storage for this site, or leave private browsing, then reload.';
    return;
  }
  if (count === 0 && found.lost.length === 0) {
    element('found').textContent = 'Nothing from Quiet Legs is stored in this browser. If you used another browser, or the installed app, open this page there.';
    return;
  }
  const made = new Date().toISOString();
  const text = JSON.stringify({ app: 'quietlegs', kind: 'rescue', made, keys: found.keys, second: found.second }, null, 1);
  const bytes = new TextEncoder().encode(text).length;
  const lost = found.lost.length === 0 ? '' : ` ${found.lost.length} more could not be read.`;
  const missing = found.refused.length === 0 ? '' : ` The ${found.refused[0]} copy could not be read.`;
  element('found').textContent = `Found ${count} stored ${count === 1 ? 'item' : 'items'}, ${size(bytes)}.${lost}${missing}`;
  element('text').value = text;
  element('actions').hidden = false;
  element('shown').hidden = false;
  element('save').addEventListener('click', () => save(text, made));
  element('copy').addEventListener('click', copy);
}

start();
