/**
 * Makes an element. Text becomes text nodes, never markup: what agents and repositories say cannot
 * become code. Handlers are functions; attributes of the name `on…` are refused.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} attributes `class`, `on: {click: fn}`, booleans, strings
 * @param {...(Node|string|null|undefined|false)} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      Object.entries(value).forEach(([event, handler]) => element.addEventListener(event, handler));
    } else {
      set(element, name, value);
    }
  }
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

/** Sets or, for null, undefined and false, removes an attribute; touches the page only on a change. */
export function set(element, name, value) {
  if (/^on/i.test(name)) {
    throw new Error(`${name}: handlers are functions`);
  }
  const absent = value === null || value === undefined || value === false;
  if (absent) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else {
    const text = value === true ? "" : String(value);
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** Sets the text of an element, only on a change: a selection in it survives. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Makes the children of `parent` those of `items`, in order, keeping the element of each key: focus,
 * selection and open details survive an update.
 *
 * @param {(item: any) => HTMLElement & {update?: (item: any) => void}} create
 */
export function keyed(parent, items, keyOf, create) {
  const keys = new Set(items.map(keyOf));
  const known = new Map();
  for (const child of [...parent.children]) {
    if (keys.has(child.bobKey)) known.set(child.bobKey, child);
    else child.remove();
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const child = known.get(key) ?? create(item);
    child.bobKey = key;
    child.update?.(item);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
}
