/**
 * The nearest pages to an address that leads nowhere, by the pairs of letters they share.
 */
const lost = /** @type {HTMLElement} */ (document.getElementById("lost"));
const near = /** @type {HTMLElement} */ (document.getElementById("near"));
const MOST = 3;

/** @param {string} text */
function pairs(text) {
  const letters = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return new Set(
    Array.from({ length: Math.max(letters.length - 1, 0) }, (_, i) => letters.slice(i, i + 2)),
  );
}

/** @param {Set<string>} a @param {Set<string>} b */
function likeness(a, b) {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size || 1);
}

/** @param {string} address */
async function titleOf(address) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const title = page.querySelector("h1");
  title?.querySelector(".label")?.remove();
  return title?.textContent.trim() ?? address;
}

/** @param {string} path */
function lastName(path) {
  return path.split("/").filter(Boolean).pop() ?? "";
}

async function suggest() {
  const sitemap = new URL(lost.dataset.sitemap ?? "", location.href);
  const base = new URL(".", sitemap).pathname;
  const xml = new DOMParser().parseFromString(await (await fetch(sitemap)).text(), "text/xml");
  const listed = [...xml.querySelectorAll("loc")].map((loc) => new URL(loc.textContent).pathname);
  const home = listed.reduce((a, b) => (a.length <= b.length ? a : b));
  const wanted = pairs(lastName(decodeURIComponent(location.pathname)));
  const best = listed
    .map((path) => path.slice(home.length))
    .filter(Boolean)
    .map((path) => ({ path, score: likeness(wanted, pairs(lastName(path))) }))
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, MOST);
  for (const { path } of best) {
    const link = document.createElement("a");
    link.href = base + path;
    link.textContent = await titleOf(link.href);
    const item = document.createElement("li");
    item.append(link);
    near.querySelector("ul")?.append(item);
  }
  near.hidden = best.length === 0;
}

suggest().catch(() => {});
