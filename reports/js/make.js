// Elements. Whatever comes from the data goes in as text or as the value of a harmless attribute, never as markup.

/** @typedef {Node | string | number | null | undefined | false} Child  what an element may hold; nothing is left out */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with its attributes and children. A true attribute stands without a value; false and null are left out.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null>} [attributes]
 * @param {...(Child | Child[])} children  lists of them too, however deep
 * @returns {HTMLElement}
 */
const make = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** The same for a drawing. */
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child || child === 0) element.append(child instanceof Node ? child : String(child));
  }
  return element;
};

/** A text of the user's, kept apart from the direction of the words around it. */
const own = (text, attributes = {}) => make("bdi", attributes, text);

/** A link within the page. */
const link = (address, ...children) => make("a", { href: `#${address}` }, ...children);

/** The little shape that stands beside each outcome and severity. */
const shape = (name) =>
  draw("svg", { class: "shape", "aria-hidden": "true", focusable: "false" }, draw("use", { href: `#shape-${name}` }));

const underscored = (words) => words.replaceAll(" ", "_");
const spaced = (words) => words.replaceAll("_", " ");
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** An outcome in its colour, with its shape and its word. */
const outcomeMark = (outcome) =>
  make("span", { class: `outcome is-${underscored(outcome)}` }, shape(underscored(outcome)), " ", capital(outcome));

/** A severity in its colour, with its shape and its word. */
const severityMark = (severity) =>
  make("span", { class: `severity is-${severity}` }, shape(severity), " ", capital(severity));

/** A number as English writes it. */
const number = (count) => count.toLocaleString("en-GB");

/** A number with its noun. */
const counted = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

/** Words of ours in which the user's own stand between backticks. */
const message = (text) => {
  const pieces = text.split("`");
  if (pieces.length % 2 === 0) return own(text, { class: "text" });
  return make("bdi", { class: "text" }, pieces.map((piece, at) => (at % 2 ? make("code", {}, piece) : piece)));
};

const LONG = 600;

/** A text of any length: its beginning, and the rest on request. */
const long = (text) => {
  if (text.length <= LONG * 1.1) return own(text, { class: "text" });
  const gap = text.lastIndexOf(" ", LONG);
  const cut = gap > LONG * 0.8 ? gap : LONG;
  const rest = text.slice(cut);
  const more = make("summary", {}, `… ${number(rest.length)} more characters`);
  return make("span", {}, own(text.slice(0, cut), { class: "text" }),
    make("details", { class: "more" }, more, own(rest, { class: "text" })));
};
