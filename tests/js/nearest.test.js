/** What a lost reader is offered. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../templates/assets/js/nearest.js";

test("a misspelt last name finds its page, wherever that lies", () => {
  const paths = ["papers/", "papers/windless/", "topics/calm-air/"];
  assert.deepEqual(nearest("/list/paper/Windles", paths), ["papers/windless/"]);
});

test("the most alike come first, three of them, those as much alike by their address", () => {
  const paths = ["d/kite/", "a/kites/", "c/kite/", "b/kites/", "e/knot/"];
  assert.deepEqual(nearest("kite", paths), ["c/kite/", "d/kite/", "a/kites/"]);
});

test("signs between words are all one", () => {
  assert.deepEqual(nearest("calm_air.html", ["topics/calm-air/"]), ["topics/calm-air/"]);
});

for (const lost of ["", "/", "x", "---", "zzzz"]) {
  test(`nothing is like ${JSON.stringify(lost)}`, () => {
    assert.deepEqual(nearest(lost, ["a/", "x/", "kite/", ""]), []);
  });
}
