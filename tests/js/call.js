/**
 * Call a function of a module with many cases, for tests that compare it with the builder's:
 * `node tests/js/call.js MODULE FUNCTION`, the module by its path from here.
 *
 * Standard input is `{ "given": [...], "cases": [[...], ...] }`; standard output what the function
 * gives for the arguments of each case, as one array. Where something is given, the function is
 * called with that once, and makes the one that is called with the cases.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [path, name] = process.argv.slice(2);
const { given, cases } = JSON.parse(readFileSync(0, "utf8"));
const module = await import(pathToFileURL(resolve(path)).href);
const call = given.length ? await module[name](...given) : module[name];
const found = [];
for (const one of cases) found.push(await call(...one));
process.stdout.write(JSON.stringify(found));
