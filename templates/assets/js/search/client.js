/**
 * The page's side of the search: questions to its worker, which is started by the first one.
 */
const waiting = new Map();
let worker;
let asked = 0;

function start() {
  const made = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  made.addEventListener("message", ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(new Error(error));
  });
  made.addEventListener("error", () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error("the search did not start"));
    waiting.clear();
  });
  return made;
}

/** Ask the worker for something; rejects when the search cannot be loaded, and may be tried again. */
export function ask(kind, question = {}) {
  worker ??= start();
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, kind, ...question });
  });
}
