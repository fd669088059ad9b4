// The list of findings. Only the rows in view are drawn; the keyboard walks through all of them.

const SPARE = 6;
const TALLEST = 8_000_000;

/**
 * @typedef {object} List
 * @property {HTMLElement} element
 * @property {(found: number[]) => void} show  the findings to list, by their numbers
 * @property {() => object} place  where the reader is
 * @property {(place: object | undefined) => void} back  takes the reader there again
 */

/** @returns {List} */
const makeList = (report) => {
  const grid = makeGrid();
  const rows = new Map();
  const state = { found: [], active: 0, height: 0 };

  const room = () => {
    const whole = state.found.length * state.height;
    return { whole, drawn: Math.min(whole, TALLEST) };
  };

  /** How far into the whole list the reader has scrolled, though the page may be shorter than the list is. */
  const scrolled = () => {
    const { whole, drawn } = room();
    const shown = Math.max(0, -grid.body.getBoundingClientRect().top);
    const most = Math.max(1, drawn - innerHeight);
    return whole === drawn ? { shown, into: shown } : { shown, into: Math.min(1, shown / most) * (whole - innerHeight) };
  };

  const measure = () => {
    const probe = rowOf(report, state.found[0] ?? 0, 0);
    grid.body.append(probe);
    state.height = probe.getBoundingClientRect().height || 64;
    probe.remove();
  };

  const redraw = () => {
    if (!grid.element.isConnected || !state.height) return;
    const { shown, into } = scrolled();
    const first = Math.max(0, Math.floor(into / state.height) - SPARE);
    const last = Math.min(state.found.length, Math.ceil((into + innerHeight) / state.height) + SPARE);
    const kept = document.activeElement?.closest?.("[data-row]") ? state.active : -1;
    for (const [at, row] of rows) {
      if ((at < first || at >= last) && at !== kept) {
        row.remove();
        rows.delete(at);
      }
    }
    let before = null;
    for (let at = first; at < last; at += 1) {
      if (!rows.has(at)) rows.set(at, rowOf(report, state.found[at], at));
      const row = rows.get(at);
      row.style.transform = `translateY(${shown - into + at * state.height}px)`;
      if (!row.isConnected || row.previousElementSibling !== before) {
        if (before) before.after(row);
        else grid.body.prepend(row);
      }
      before = row;
    }
    mark();
  };

  const mark = () => {
    for (const [at, row] of rows) row.querySelector("a").tabIndex = at === state.active ? 0 : -1;
  };

  const show = (found) => {
    for (const row of rows.values()) row.remove();
    rows.clear();
    Object.assign(state, { found, active: 0 });
    grid.element.hidden = !found.length;
    grid.element.setAttribute("aria-rowcount", String(found.length + 1));
    if (found.length) measure();
    grid.body.style.height = `${room().drawn}px`;
    redraw();
  };

  /** Brings a row into view and the keyboard to it. */
  const go = (at) => {
    state.active = Math.max(0, Math.min(state.found.length - 1, at));
    reveal(state.active);
    redraw();
    rows.get(state.active)?.querySelector("a").focus({ preventScroll: true });
    mark();
  };

  const reveal = (at) => {
    const { whole, drawn } = room();
    const { into } = scrolled();
    const head = grid.head.getBoundingClientRect().height;
    const [low, high] = [at * state.height, (at + 1) * state.height - innerHeight];
    const wanted = Math.max(Math.min(into, low - head), high + 8);
    if (wanted === into) return;
    const top = grid.body.getBoundingClientRect().top + scrollY;
    const part = whole === drawn ? wanted : (wanted / (whole - innerHeight)) * (drawn - innerHeight);
    scrollTo(scrollX, top + part);
  };

  const keys = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  grid.element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(innerHeight / state.height) - 1);
    const step = { ...keys, PageDown: page, PageUp: -page }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(state.active + step);
  });
  grid.element.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) state.active = Number(row.dataset.row);
    mark();
  });
  addEventListener("scroll", redraw, { passive: true });
  addEventListener("resize", () => {
    if (!state.found.length || !grid.element.getClientRects().length) return;
    measure();
    grid.body.style.height = `${room().drawn}px`;
    redraw();
  });

  const place = () => ({ active: state.active, top: scrollY });
  const back = (to) => {
    if (!to) return;
    scrollTo(scrollX, to.top);
    state.active = Math.min(to.active, Math.max(0, state.found.length - 1));
    redraw();
    rows.get(state.active)?.querySelector("a").focus({ preventScroll: true });
  };
  return { element: grid.element, show, place, back };
};

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
