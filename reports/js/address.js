// The address behind the `#`: `findings?outcome=fail&department=IT`, `finding=…`, `project=…`, `rule=…`, or a place.

// Control, direction and invisible characters, which `plain.py` has already written out in everything that the page
// carries. An address comes from elsewhere.
const UNSEEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/** A text in which each of them is written out. */
const visible = (text) => text.replace(UNSEEN, (one) => {
  const code = one.codePointAt(0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
});

const PAGES = ["finding", "project", "rule"];

/**
 * What an address asks for. `filters` maps each filter to the values that stand for it.
 * @returns {{ view: string, name: string, filters: Map<string, string[]> }}
 */
const readAddress = (hash) => {
  const text = hash.replace(/^#/, "");
  const [, place, query] = /^([^?=]*)[?=]?(.*)$/s.exec(text);
  if (place === "findings") return { view: "findings", name: "", filters: readFilters(query) };
  if (PAGES.includes(place) && text.includes("=")) return { view: place, name: plain(query), filters: new Map() };
  return { view: "place", name: plain(text), filters: new Map() };
};

/** What a percent-encoded word says; as it stands where it is none. */
const plain = (word) => {
  try {
    return visible(decodeURIComponent(word));
  } catch {
    return visible(word);
  }
};

const readFilters = (query) => {
  const filters = new Map();
  for (const [name, given] of new URLSearchParams(query)) {
    const value = visible(given);
    if (!filters.has(name)) filters.set(name, []);
    if (!filters.get(name).includes(value)) filters.get(name).push(value);
  }
  return filters;
};

/** The address of the list with these filters. */
const listAddress = (filters) => {
  const pairs = [...filters].flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`));
  return pairs.length ? `findings?${pairs.join("&")}` : "findings";
};

/** The address of the list with one value for each of some filters. */
const listOf = (filters) => listAddress(new Map(Object.entries(filters).map(([name, value]) => [name, [value]])));

/** The address of the page of a finding, project or rule. */
const pageAddress = (kind, name) => `${kind}=${encodeURIComponent(name)}`;

/** The whole address as somebody else can open it. */
const wholeAddress = (address) => `${location.href.split("#")[0]}#${address}`;
