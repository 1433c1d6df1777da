/**
 * Elements made without markup, so that no text becomes any.
 */

/** An element with attributes, or a class alone, and those of its children that are not empty. */
export function element(name, given, ...children) {
  const node = document.createElement(name);
  const attributes = typeof given === "string" ? given && { class: given } : given;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter(Boolean));
  return node;
}
