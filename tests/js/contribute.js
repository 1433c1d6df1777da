/**
 * The contribute page's checks, for tests that call them without a page.
 */
import { Checks } from "../../templates/assets/js/contribute/checks.js";
import { Identity, Known } from "../../templates/assets/js/contribute/identity.js";
import { Rules } from "../../templates/assets/js/contribute/rules.js";

/** What is wrong with an entry, by the rules that the builder has written out. */
export function checker(data) {
  const rules = new Rules(data);
  const identity = new Identity(rules);
  const checks = new Checks(rules, identity);
  return (entry) => checks.of(entry, new Known(identity));
}
