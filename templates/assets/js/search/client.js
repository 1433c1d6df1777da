/**
 * The page's side of the search: questions to its worker, which is started by the first one.
 */
/** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
/** @type {Worker | undefined} */
let worker;
let asked = 0;

function start() {
  const made = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  made.addEventListener("message", ({ data: { id, result, error } }) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(result);
    else asker?.reject(new Error(error));
  });
  made.addEventListener("error", () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error("the search did not start"));
    waiting.clear();
  });
  return made;
}

/**
 * Ask the worker for something; rejects when the search cannot be loaded, and may be tried again.
 *
 * @param {string} kind
 * @param {object} question
 * @returns {Promise<any>}
 */
export function ask(kind, question = {}) {
  worker ??= start();
  const asking = worker;
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    asking.postMessage({ id, kind, ...question });
  });
}
