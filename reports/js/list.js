// The list of findings. Only the rows in view are drawn; the keyboard walks through all of them.

const SPARE = 6; // rows drawn above and below those in view
const TALLEST = 8_000_000; // pixels, with which every browser can do

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** The list. `element` is to be put into the page, and `show` given the findings, by their numbers. */
class FindingList {
  constructor(report) {
    this.report = report;
    this.found = [];
    this.active = 0; // the row at which the keyboard is
    this.height = 0; // of a row; all are alike
    this.rows = new Map(); // those drawn, by their place in the list
    const { element, head, body } = makeGrid();
    Object.assign(this, { element, head, body });
    element.addEventListener("keydown", (event) => this.pressed(event));
    element.addEventListener("focusin", (event) => this.entered(event));
    addEventListener("scroll", () => this.redraw(), { passive: true });
    addEventListener("resize", () => this.resized());
  }

  /** Lists these findings, from the first. */
  show(found) {
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    Object.assign(this, { found, active: 0 });
    this.element.hidden = !found.length;
    this.element.setAttribute("aria-rowcount", String(found.length + 1));
    this.resized();
  }

  /** Where the reader is, and the way back there. */
  place() {
    return { active: this.active, top: scrollY };
  }

  back({ active, top }) {
    scrollTo(scrollX, top);
    this.active = Math.min(active, Math.max(0, this.found.length - 1));
    this.redraw();
    this.linkOf(this.active)?.focus({ preventScroll: true });
  }

  // How tall the list is, and how much of it is in view. A page cannot be as tall as a very long list; it is then
  // shorter, and a part of it stands for the same part of the list.

  get whole() {
    return this.found.length * this.height;
  }

  get drawn() {
    return Math.min(this.whole, TALLEST);
  }

  /** How far the reader has scrolled into the page's part of the list, and how far into the list that is. */
  scrolled() {
    const shown = Math.max(0, -this.body.getBoundingClientRect().top);
    if (this.whole === this.drawn) return { shown, into: shown };
    const most = Math.max(1, this.drawn - innerHeight);
    return { shown, into: Math.min(1, shown / most) * (this.whole - innerHeight) };
  }

  /** Where on the page that part of the list is. */
  placeOf(into) {
    const top = this.body.getBoundingClientRect().top + scrollY;
    return top + (this.whole === this.drawn ? into : (into / (this.whole - innerHeight)) * (this.drawn - innerHeight));
  }

  resized() {
    if (!this.found.length || !this.element.getClientRects().length) return;
    const probe = rowOf(this.report, this.found[0], 0);
    this.body.append(probe);
    this.height = probe.getBoundingClientRect().height;
    probe.remove();
    this.body.style.height = `${this.drawn}px`;
    this.redraw();
  }

  // Drawing

  redraw() {
    if (!this.element.getClientRects().length || !this.height) return;
    const { shown, into } = this.scrolled();
    const first = Math.max(0, Math.floor(into / this.height) - SPARE);
    const last = Math.min(this.found.length, Math.ceil((into + innerHeight) / this.height) + SPARE);
    this.forget(first, last);
    let before = null;
    for (let at = first; at < last; at += 1) {
      const row = this.drawnRow(at);
      row.style.transform = `translateY(${shown - into + at * this.height}px)`;
      if (!row.isConnected || row.previousElementSibling !== before) {
        if (before) before.after(row);
        else this.body.prepend(row);
      }
      before = row;
    }
    this.mark();
  }

  /** Takes away the rows out of view, but for the one at which the keyboard is. */
  forget(first, last) {
    const kept = this.body.contains(document.activeElement) ? this.active : NO_VALUE;
    for (const [at, row] of this.rows) {
      if ((at >= first && at < last) || at === kept) continue;
      row.remove();
      this.rows.delete(at);
    }
  }

  drawnRow(at) {
    if (!this.rows.has(at)) this.rows.set(at, rowOf(this.report, this.found[at], at));
    return this.rows.get(at);
  }

  // The keyboard: one row of the list is reached by Tab, the others from it

  linkOf(at) {
    return this.rows.get(at)?.querySelector("a");
  }

  mark() {
    for (const at of this.rows.keys()) this.linkOf(at).tabIndex = at === this.active ? 0 : -1;
  }

  entered(event) {
    const row = event.target.closest("[data-row]");
    if (row) this.active = Number(row.dataset.row);
    this.mark();
  }

  pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(innerHeight / this.height) - 1);
    const step = { ...STEPS, PageDown: page, PageUp: -page }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.go(this.active + step);
  }

  /** Brings a row into view, and the keyboard to it. */
  go(at) {
    this.active = Math.max(0, Math.min(this.found.length - 1, at));
    this.reveal(this.active);
    this.redraw();
    this.linkOf(this.active)?.focus({ preventScroll: true });
  }

  reveal(at) {
    const { into } = this.scrolled();
    const head = this.head.getBoundingClientRect().height;
    const wanted = Math.max(Math.min(into, at * this.height - head), (at + 1) * this.height - innerHeight + 8);
    if (wanted !== into) scrollTo(scrollX, this.placeOf(wanted));
  }
}

const COLUMNS = ["Outcome", "About", "Finding", "Who acts"];

const makeGrid = () => {
  const cell = (words) => make("div", { role: "columnheader" }, words);
  const head = make("div", { class: "rows-head", role: "rowgroup" },
    make("div", { class: "row", role: "row", "aria-rowindex": 1 }, COLUMNS.map(cell)));
  const body = make("div", { class: "rows", role: "rowgroup" });
  const element = make("div", { class: "grid", role: "grid", "aria-label": "Findings, the worst first",
    "aria-readonly": "true", "aria-colcount": COLUMNS.length, "aria-describedby": "grid-help" }, head, body);
  return { element, head, body };
};

/** One finding as a row: what came out, about what, what is said, and who acts. */
const rowOf = (report, at, place) => {
  const one = findingOf(report, at);
  const cell = (name, ...children) => make("div", { class: name, role: "gridcell" }, children);
  return make("div", { class: "row", role: "row", "aria-rowindex": place + 2, "data-row": place },
    cell("cell-outcome", outcomeMark(one.outcome), " ", severityMark(one.rule.severity)),
    cell("cell-about", own(one.subject, { class: "name" }), make("span", { class: "ref" }, placeWords(report, one))),
    cell("cell-message", make("a", { href: `#${pageAddress("finding", one.name)}`, tabindex: "-1" }, message(one.message)),
      make("span", { class: "ref" }, own(one.rule.id, { class: "id" }), " ", own(one.rule.title))),
    cell("cell-who", one.people.length ? own(one.people.join(", ")) : make("span", { class: "note" }, "nobody named")));
};

/** The kind and id of what a finding is about, and the projects it counts against where they are something else. */
const placeWords = (report, one) => {
  const others = one.projects.map((each) => projectOf(report, each)).filter((each) => each.id !== one.id);
  const kind = one.id ? titled(one.kind, one.id === one.subject ? one.kind : one.id) : "";
  const where = others.length > 2 ? counted(others.length, "project") : others.map((each) => each.title).join(", ");
  return [own(kind), where && one.id ? ", in " : "", one.id || others.length > 2 ? own(where) : ""];
};
