// The second store: IndexedDB with strict durability, the same keys and values as localStorage. localStorage may lose what it
// took seconds ago, and reads as empty when it is damaged; this one has it on the disk when a promise here is kept (ADR 10).
// The app calls it by the name quietlegsShadow; the rescue page imports it. Nothing else touches IndexedDB.
const NAME = 'quietlegs';
const STORE = 'keys';
// What tells when everything was last deleted. A page that does not know of the last time writes nothing.
const MARK = 'quietlegs/erased';
// A damaged or blocked database may never answer. Nobody waits longer than this.
const OPENS_WITHIN = 5000;
const ANSWERS_WITHIN = 8000;
// One that opens later is used when it does. One that has not opened by then is asked anew.
const ASKED_ANEW = 30000;

let opening = null;

function within(limit, what, start) {
  return new Promise((keep, fail) => {
    const timer = setTimeout(() => fail(new DOMException(`${what} took too long`, 'TimeoutError')), limit);
    const end = (settle) => (value) => { clearTimeout(timer); settle(value); };
    start(end(keep), end(fail));
  });
}

function connect() {
  return new Promise((keep, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => fail(request.error);
    request.onblocked = () => fail(new DOMException('blocked', 'InvalidStateError'));
    request.onsuccess = () => {
      const database = request.result;
      // Another tab may delete the database, and the browser may close it: the next call opens it again.
      const forget = () => { database.close(); opening = null; };
      database.onversionchange = forget;
      database.onclose = forget;
      keep(database);
    };
  });
}

function open() {
  if (opening === null) {
    const mine = connect();
    const forget = () => { if (opening === mine) opening = null; };
    const timer = setTimeout(forget, ASKED_ANEW);
    mine.then(() => clearTimeout(timer), forget);
    opening = mine;
  }
  const wanted = opening;
  return within(OPENS_WITHIN, 'opening', (keep, fail) => wanted.then(keep, fail));
}

// Runs one transaction and keeps the promise when it is complete: on the disk, if it wrote.
async function transact(mode, work) {
  const database = await open();
  return within(ANSWERS_WITHIN, mode, (keep, fail) => {
    const transaction = database.transaction(STORE, mode, mode === 'readwrite' ? { durability: 'strict' } : {});
    const result = [];
    let refused = null;
    const refuse = (error) => { refused = error; transaction.abort(); };
    transaction.oncomplete = () => keep(result);
    transaction.onabort = transaction.onerror = () => fail(refused ?? transaction.error ?? new DOMException('aborted', 'AbortError'));
    try {
      work(transaction.objectStore(STORE), result, refuse);
    } catch (error) {
      // What was asked before a call that throws would be done without the rest.
      transaction.abort();
      throw error;
    }
  }).catch((error) => {
    // A connection that went stale behind our back: do not use it again.
    if (error.name === 'InvalidStateError') opening = null;
    throw error;
  });
}

// Every key.
export async function keys() {
  const found = await transact('readonly', (store, result) => {
    const request = store.getAllKeys();
    request.onsuccess = () => result.push(...request.result);
  });
  return found.map(String);
}

// [key, value, key, value, …] for those of these keys that are there.
export function read(wanted) {
  return transact('readonly', (store, result) => {
    for (const key of wanted) {
      const request = store.get(key);
      request.onsuccess = () => { if (typeof request.result === 'string') result.push(key, request.result); };
    }
  });
}

// [[every key], [key, value, …]] in one moment: the values of those of `wanted` that are there; without `wanted`, all of them.
export async function see(wanted) {
  const keys = [];
  const pairs = await transact('readonly', (store, result) => {
    const request = store.getAllKeys();
    const value = (key) => {
      const asked = store.get(key);
      asked.onsuccess = () => { if (typeof asked.result === 'string') result.push(key, asked.result); };
    };
    request.onsuccess = () => {
      keys.push(...request.result.map(String));
      if (!wanted) keys.forEach(value);
    };
    if (wanted) wanted.forEach(value);
  });
  return [keys, pairs];
}

// Writes [key, value, key, value, …] and drops keys, all or nothing. With `mark`, only where that is the mark ('' for none), which is
// looked at in the same transaction: between the look and the writing nobody deletes everything.
export function write(put, drop, mark) {
  return transact('readwrite', (store, result, refuse) => {
    const go = () => {
      for (let at = 0; at < put.length; at += 2) store.put(put[at + 1], put[at]);
      for (const key of drop) store.delete(key);
    };
    if (mark === undefined) { go(); return; }
    const request = store.get(MARK);
    request.onsuccess = () => {
      if ((request.result ?? '') === mark) go();
      else refuse(new DOMException('another mark', 'MarkError'));
    };
  });
}

// Deletes everything and writes one key, all or nothing.
export function erase(key, value) {
  return transact('readwrite', (store) => {
    store.clear();
    store.put(value, key);
  });
}

globalThis.quietlegsShadow = { keys, read, see, write, erase };
