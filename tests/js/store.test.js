/** What a reader chose is kept, or not, without a complaint. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { keep, recall } from "../../templates/assets/js/store.js";

/** @param {PropertyDescriptor} storage what reading `localStorage` does */
function browser(storage) {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, ...storage });
}

afterEach(() => browser({ value: undefined }));

test("a choice is recalled until it is forgotten", () => {
  const kept = new Map();
  const value = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
    removeItem: (name) => kept.delete(name),
  };
  browser({ value });
  assert.equal(recall("theme"), null);
  keep("theme", "dark");
  assert.equal(recall("theme"), "dark");
  keep("theme", null);
  assert.equal(recall("theme"), null);
});

test("a browser that keeps nothing is no error", () => {
  browser({
    get() {
      throw new Error("SecurityError");
    },
  });
  keep("theme", "dark");
  assert.equal(recall("theme"), null);
});
