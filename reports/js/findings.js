// The view of findings: the filters, how many there are, the list, and what goes to paper.

/** What stands in place of the findings for readers without script. `moved` is told each new address. */
class FindingsView {
  constructor(report, moved) {
    this.report = report;
    this.moved = moved;
    this.filters = new Map();
    this.found = [];
    this.dimensions = dimensionsOf(report);
    this.search = makeSearch(report);
    this.list = new FindingList(report);
    this.form = makeForm(this.dimensions, (name, values) => this.choose(name, values), () => this.clear());
    this.status = make("p", { role: "status", class: "status" });
    this.empty = make("p", { class: "empty", hidden: true },
      report.size ? "No finding meets all of these filters." : "There are no findings.");
    this.paper = make("div", { class: "paper" });
    const help = make("p", { class: "unseen", id: "grid-help" },
      "The arrow keys go from finding to finding, Enter opens one.");
    this.element = make("div", {}, report.size ? this.form.element : null, this.status, this.empty, help,
      this.list.element, this.paper);
  }

  /** Lists what meets these filters. */
  apply(filters) {
    const worded = this.search(filters.get("q")?.join(" ") ?? "");
    const { found, counts } = applied(this.dimensions, filters, worded, this.report.size);
    Object.assign(this, { filters, found });
    this.form.show(filters, counts);
    this.list.show(found);
    this.empty.hidden = found.length > 0;
    this.status.textContent = statusWords(this.report, found);
  }

  choose(name, values) {
    const filters = new Map(this.filters);
    filters.delete(name);
    if (values.length) filters.set(name, values);
    this.moved(listAddress(filters), name === "q" && this.filters.has("q"));
    this.apply(filters);
  }

  clear() {
    this.moved("findings", false);
    this.apply(new Map());
    document.getElementById("filter-q").focus();
  }

  /** Writes out for paper what is listed, or in any other view all findings. `details` is the second parcel. */
  write(details) {
    const filtered = document.body.dataset.view === "findings";
    const found = filtered ? this.found : [...this.report.findings.name.keys()];
    const words = filtered ? filterWords(this.dimensions, this.filters) : "";
    if (found.length) this.paper.replaceChildren(...paperList(this.report, details, found, words));
  }
}

/** How many findings are listed, and for how many verdicts they stand. */
const statusWords = (report, found) => {
  const verdicts = found.reduce((sum, at) => sum + report.findings.covers[at], 0);
  const standing = verdicts > found.length ? `, which stand for ${counted(verdicts, "verdict")}` : "";
  const of = found.length < report.size ? ` of ${number(report.size)}` : "";
  return `${number(found.length)}${of} ${found.length === 1 && !of ? "finding" : "findings"}${standing}`;
};

/** The filters in words, for paper. */
const filterWords = (dimensions, filters) => {
  const said = dimensions.filter((one) => filters.has(one.name)).map((one) => {
    const words = filters.get(one.name).map((value) => one.labels[one.numbers.get(value)] ?? value);
    return `${one.label.toLowerCase()}: ${words.join(" or ")}`;
  });
  if (filters.has("q")) said.push(`words: ${filters.get("q").join(" ")}`);
  return said.length ? ` with ${said.join("; ")}` : "";
};
