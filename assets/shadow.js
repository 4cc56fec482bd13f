// The second store: IndexedDB with strict durability, the same keys and values as localStorage. localStorage may lose what it
// took seconds ago, and reads as empty when it is damaged; this one has it on the disk when a promise here is kept (ADR 10).
// The app calls it by the name quietlegsShadow; the rescue page imports it. Nothing else touches IndexedDB.
const NAME = 'quietlegs';
const STORE = 'keys';
// A damaged or blocked database may never answer. Nobody waits longer than this.
const OPENS_WITHIN = 5000;
const ANSWERS_WITHIN = 8000;

let opening = null;

function within(limit, what, start) {
  return new Promise((keep, fail) => {
    const timer = setTimeout(() => fail(new DOMException(`${what} took too long`, 'TimeoutError')), limit);
    const end = (settle) => (value) => { clearTimeout(timer); settle(value); };
    start(end(keep), end(fail));
  });
}

function connect() {
  return within(OPENS_WITHIN, 'opening', (keep, fail) => {
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
  opening ??= connect().catch((error) => { opening = null; throw error; });
  return opening;
}

// Runs one transaction and keeps the promise when it is complete: on the disk, if it wrote.
async function transact(mode, work) {
  const database = await open();
  return within(ANSWERS_WITHIN, mode, (keep, fail) => {
    const transaction = database.transaction(STORE, mode, mode === 'readwrite' ? { durability: 'strict' } : {});
    const result = [];
    transaction.oncomplete = () => keep(result);
    transaction.onabort = transaction.onerror = () => fail(transaction.error ?? new DOMException('aborted', 'AbortError'));
    try {
      work(transaction.objectStore(STORE), result);
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

// Writes [key, value, key, value, …] and drops keys, all or nothing.
export function write(put, drop) {
  return transact('readwrite', (store) => {
    for (let at = 0; at < put.length; at += 2) store.put(put[at + 1], put[at]);
    for (const key of drop) store.delete(key);
  });
}

// Deletes everything and writes one key, all or nothing.
export function erase(key, value) {
  return transact('readwrite', (store) => {
    store.clear();
    store.put(value, key);
  });
}

globalThis.quietlegsShadow = { keys, read, write, erase };
