/**
 * The pages nearest to an address that leads nowhere, offered on the page that says so.
 */
import { nearest } from "./nearest.js";

const lost = /** @type {HTMLElement} */ (document.getElementById("lost"));
const near = /** @type {HTMLElement} */ (document.getElementById("near"));

/** @param {string} address */
async function titleOf(address) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const title = page.querySelector("h1");
  title?.querySelector(".label")?.remove();
  return title?.textContent.trim() ?? address;
}

async function suggest() {
  const sitemap = new URL(lost.dataset.sitemap ?? "", location.href);
  const base = new URL(".", sitemap).pathname;
  const xml = new DOMParser().parseFromString(await (await fetch(sitemap)).text(), "text/xml");
  const listed = [...xml.querySelectorAll("loc")].map((loc) => new URL(loc.textContent).pathname);
  const home = listed.reduce((a, b) => (a.length <= b.length ? a : b));
  const pages = listed.map((path) => path.slice(home.length)).filter(Boolean);
  const best = nearest(decodeURIComponent(location.pathname), pages);
  for (const path of best) {
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
