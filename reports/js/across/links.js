// All links as a table: those in trouble first, as many as asked for, with words to look for.

const LINKS_AT_ONCE = 100;

/** Puts the whole table in the place of its beginning. */
const fillLinks = (map) => {
  const place = document.getElementById("link-list");
  if (!place) return;
  const table = place.querySelector("table");
  const body = table.querySelector("tbody");
  const input = make("input", { type: "search", id: "links-q", autocomplete: "off", spellcheck: "false" });
  const more = make("button", { type: "button" });
  const told = make("p", { role: "status", class: "note" });
  const low = map.links.source.map((source, at) => [nameOf(map, source), nameOf(map, map.links.target[at]), map.links.how[at],
    map.links.trouble[at], map.links.doubt[at], map.links.place[at]].join(" ").toLowerCase());
  let found = [];
  const show = (count) => {
    for (const at of found.slice(body.children.length, count)) body.append(linkRow(map, at));
    const left = found.length - body.children.length;
    more.hidden = left <= 0;
    more.textContent = `Show ${number(Math.min(left, LINKS_AT_ONCE))} more`;
    told.textContent = `${number(body.children.length)} of ${counted(found.length, "link")} shown`;
  };
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = map.links.order.filter((at) => words.every((word) => low[at].includes(word)));
    body.replaceChildren();
    show(LINKS_AT_ONCE);
  };
  input.addEventListener("input", search);
  more.addEventListener("click", () => show(body.children.length + LINKS_AT_ONCE));
  const all = make("div", { class: "map-bar" }, make("div", { class: "choice" }, make("label", { for: "links-q" }, "Words in a link"), input), told);
  place.replaceChildren(all, table, more);
  search();
  addEventListener("beforeprint", () => show(ON_PAPER));
};

const nameOf = (map, at) => titled(map.nodes.name[at], map.nodes.id[at]);

const linkRow = (map, at) => {
  const { nodes, links } = map;
  const thing = (one) => [own(nodes.name[one]), nodes.id[one] === nodes.name[one] ? null : [" ", own(nodes.id[one], { class: "ref" })]];
  return make("tr", {}, make("th", { scope: "row" }, thing(links.source[at])),
    make("td", { "data-label": "Waits for" }, thing(links.target[at])),
    make("td", { "data-label": "How" }, own(links.how[at])),
    make("td", { "data-label": "What is wrong" },
      links.trouble[at] ? make("b", { class: "is-fail" }, own(links.trouble[at]), " ") : null,
      links.doubt[at] ? make("span", { class: "is-unknown" }, own(links.doubt[at])) : null),
    make("td", { "data-label": "Where" }, own(links.place[at], { class: "place" })));
};
