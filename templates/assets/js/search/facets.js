/**
 * The filters as a sheet: a dialog that holds every field with its values, live counts, and for
 * each value a box to ask for it and a button to leave it out.
 */
import { element } from "../dom.js";
import { isFiltered, replaced, toggled } from "./filters.js";

/** @import { State } from "./filters.js" */
/** @import { Chosen, Choice, Value } from "./worker.js" */

/** @typedef {(how: (state: State) => State) => void} Change */
/** @typedef {ReturnType<typeof facets>} Sheet */

/** @type {Record<string, string>} */
const NAMES = {
  topic: "Topic",
  year: "Year",
  venue: "Venue",
  modality: "Modality",
  model: "Model",
  benchmark: "Benchmark",
  hardware: "Hardware",
  has: "With",
  status: "Status",
};
const FEW = 8;

/** One value: a box, its name, its count, and the button that leaves it out.
 * @param {string} field @param {Value} named @param {Change} change */
function row(field, { value, name }, change) {
  const box = element("input", { type: "checkbox" });
  const count = element("span", "count");
  const not = element("button", { type: "button", class: "not" }, "not");
  not.setAttribute("aria-label", `Leave out ${name}`);
  box.addEventListener("change", () => change((state) => toggled(state, { field, value })));
  not.addEventListener("click", () =>
    change((state) => toggled(state, { field, value, not: true })),
  );
  const node = element("li", {}, element("label", {}, box, " ", name, " ", count), not);
  return {
    node,
    /** @param {State} state @param {number} left */
    update(state, left) {
      box.checked = state.include[field]?.includes(value) ?? false;
      const out = state.exclude[field]?.includes(value) ?? false;
      not.setAttribute("aria-pressed", String(out));
      count.textContent = String(left);
      node.classList.toggle("none", left === 0 && !box.checked && !out);
    },
  };
}

/** A filter with its values; past a few, the rest on demand.
 * @param {Choice} filter @param {Change} change */
function group({ field, values }, change) {
  const rows = values.map((value) => row(field, value, change));
  /** @param {typeof rows} some */
  const list = (some) => element("ul", {}, ...some.map(({ node }) => node));
  const rest = rows.slice(FEW);
  const more =
    rest.length &&
    element("details", {}, element("summary", {}, `${rest.length} more`), list(rest));
  const node = element("fieldset", {}, element("legend", {}, NAMES[field]));
  if (field === "year") node.append(range(change));
  node.append(list(rows.slice(0, FEW)), ...(more ? [more] : []));
  return {
    node,
    /** @param {State} state @param {Choice} now */
    update(state, { values }) {
      for (const [n, one] of rows.entries()) one.update(state, values[n].left);
    },
  };
}

/** Two boxes for the first and last year. @param {Change} change */
function range(change) {
  /** @param {string} label */
  const input = (label) =>
    element("input", {
      type: "number",
      min: "1900",
      max: "2999",
      "aria-label": label,
      placeholder: label,
    });
  const [from, to] = [input("from"), input("to")];
  const ask = () => {
    const value = from.value || to.value ? `${from.value}..${to.value}` : "";
    change((state) => replaced(state, "year", value ? [value] : []));
  };
  for (const one of [from, to]) one.addEventListener("change", ask);
  return element("p", "range", from, " to ", to);
}

/**
 * The sheet, from the worker's `filters`. `change` takes a function from state to state;
 * `update(state, filters, shown)` shows a state and how many papers it finds.
 * @param {Choice[]} filters @param {Change} change
 */
export function facets(filters, change) {
  const groups = filters.map((filter) => group(filter, change));
  const close = element("button", { type: "button" }, "Show results");
  const clear = element("button", { type: "button" }, "Clear all");
  const title = element("h2", { id: "facets-title" }, "Filters");
  const body = element("div", "facets", ...groups.map(({ node }) => node));
  const foot = element("p", "sheet-foot", clear, close);
  const sheet = element("dialog", "sheet", title, body, foot);
  sheet.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => sheet.close());
  clear.addEventListener("click", () =>
    change((state) => ({ ...state, include: {}, exclude: {} })),
  );
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  return {
    sheet,
    /** @param {State} state @param {Choice[]} now @param {number} shown */
    update(state, now, shown) {
      for (const [n, one] of groups.entries()) one.update(state, now[n]);
      close.textContent = `Show ${shown.toLocaleString("en")} ${shown === 1 ? "paper" : "papers"}`;
      clear.disabled = !isFiltered(state);
    },
  };
}

/** Every active filter as a button that takes it away, and one for all.
 * @param {Chosen[]} chosen @param {Change} change */
export function bar(chosen, change) {
  const buttons = chosen.map(({ field, value, not, name }) => {
    const text = `${not ? "not " : ""}${field}: ${name}`;
    const node = element("button", { type: "button", class: "plain" }, text, " ×");
    node.setAttribute("aria-label", `Take away ${text}`);
    node.addEventListener("click", () => change((now) => toggled(now, { field, value, not })));
    return element("li", {}, node);
  });
  if (chosen.length > 1) {
    const clear = element("button", { type: "button", class: "plain" }, "clear all");
    clear.addEventListener("click", () => change((now) => ({ ...now, include: {}, exclude: {} })));
    buttons.push(element("li", {}, clear));
  }
  return buttons;
}
