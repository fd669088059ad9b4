// What stands beside the map: the search, the buttons, and what is known of the thing that is chosen.

const FOUND = 8;

/** The bar above the map and the part below it. `choose` is told of a thing, `view` is given when there is one. */
class MapChoice {
  constructor(map, choose) {
    Object.assign(this, { map, choose, view: null });
    this.input = make("input", { type: "search", id: "map-q", autocomplete: "off", spellcheck: "false" });
    this.found = make("div", { class: "map-found", role: "group", "aria-label": "Things found" });
    this.told = make("p", { role: "status", class: "unseen" });
    this.beside = make("div", { class: "beside", hidden: true });
    const button = (label, words, does) => {
      const made = make("button", { type: "button", "aria-label": words, title: words }, label);
      made.addEventListener("click", does);
      return made;
    };
    this.element = make("div", { class: "map-bar" },
      make("div", { class: "choice" }, make("label", { for: "map-q" }, "Find on the map"), this.input),
      button("+", "Come closer", () => this.view.zoom(ZOOM)),
      button("−", "Go further away", () => this.view.zoom(1 / ZOOM)),
      button("Show all", "Show the whole map", () => { this.choose(NO_VALUE); this.view.all(); }),
      make("p", { class: "note", id: "map-help" },
        "Drag to move, wheel or + and − to zoom, arrow keys to move. Click a thing to see its links."),
      this.told);
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && this.found.querySelector("button")?.click());
  }

  /** Lists the things whose name or id holds what is written. */
  search() {
    const words = this.input.value.trim().toLowerCase();
    const { nodes } = this.map;
    const all = words ? [...nodes.name.keys()].filter((at) => `${nodes.id[at]} ${nodes.name[at]}`.toLowerCase().includes(words)) : [];
    this.found.replaceChildren(...all.slice(0, FOUND).map((at) => this.button(at, titled(nodes.name[at], nodes.id[at]))),
      all.length > FOUND ? make("span", { class: "note" }, `and ${number(all.length - FOUND)} more`) : "");
    this.told.textContent = words ? `${counted(all.length, "thing")} found` : "";
    if (words && !all.length) this.found.append(make("span", { class: "note" }, "Nothing of that name is on the map."));
  }

  button(at, words = this.map.nodes.name[at]) {
    const made = make("button", { type: "button" }, own(words));
    made.addEventListener("click", () => this.choose(at, true));
    return made;
  }

  /** Tells what waits for a thing, and for what it waits. */
  tell(at) {
    this.beside.hidden = at === NO_VALUE;
    if (at === NO_VALUE) return;
    const { map } = this;
    const { nodes, links } = map;
    const home = nodes.home[at];
    const list = (title, all, end) => make("div", {}, make("h5", {}, `${title} (${number(all.length)})`),
      all.length ? make("ul", {}, all.map((one) => this.line(one, links[end][one]))) : make("p", { class: "note" }, "nothing"));
    this.beside.replaceChildren(
      make("h4", {}, own(titled(nodes.name[at], nodes.id[at]))),
      make("p", { class: "ref" }, own(nodes.kind[at]), home === NO_VALUE || home === at ? null : [" of ", own(nodes.name[home])],
        nodes.page[at] ? [" · ", link(pageAddress("project", nodes.page[at]), "its page")] : null),
      make("div", { class: "columns" }, list("Waits for", map.before[at], "target"), list("Waited for by", map.after[at], "source")));
    this.told.textContent = `${nodes.name[at]}: waits for ${map.before[at].length}, waited for by ${map.after[at].length}`;
  }

  line(at, other) {
    const { links } = this.map;
    return make("li", {}, this.button(other), " ",
      links.trouble[at] ? make("b", { class: "is-fail" }, own(links.trouble[at]), " ") : null,
      links.doubt[at] ? make("span", { class: "is-unknown" }, own(links.doubt[at]), " ") : null,
      make("span", { class: "ref" }, own(links.how[at]), links.place[at] ? [" · ", own(links.place[at])] : null));
  }
}
