// The address behind the `#`: `findings?outcome=fail&department=IT`, `finding=…`, `project=…`, `rule=…`, or a place.

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
    return decodeURIComponent(word);
  } catch {
    return word;
  }
};

const readFilters = (query) => {
  const filters = new Map();
  for (const [name, value] of new URLSearchParams(query)) {
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
