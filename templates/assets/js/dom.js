/**
 * Elements made without markup, so that no text becomes any.
 */

/**
 * An element with attributes, or a class alone, and those of its children that are not empty.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string | Record<string, string>} given
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, given, ...children) {
  const node = document.createElement(name);
  /** @type {Record<string, string>} */
  const attributes = typeof given === "string" ? (given ? { class: given } : {}) : given;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  for (const child of children) if (child) node.append(child);
  return node;
}
