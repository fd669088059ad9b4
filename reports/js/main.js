// Which view is shown, and the life of the page. Without these lines the page stands complete, one view below the other.

const VIEWS = ["overview", "findings", "standard", "input", "page"];

/** Shows one view and marks it in the navigation. `now` is what the reader is in, for the style and for paper. */
const showView = (view) => {
  for (const one of VIEWS) {
    const element = document.getElementById(one);
    if (element) element.hidden = one !== view;
  }
  document.body.dataset.view = view;
  for (const one of document.querySelectorAll("nav a")) {
    if (one.dataset.view === view) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
};

/** The view in which an element stands. */
const viewOf = (element) => element.closest(".view")?.id ?? "overview";

/** Shows the place of that name: a view, or something in one, which is opened where it is folded. */
const showPlace = (name, moves) => {
  const found = document.getElementById(name || "overview");
  const element = found && !found.closest("#page") ? found : document.getElementById("overview");
  showView(viewOf(element));
  if (element instanceof HTMLDetailsElement) element.open = true;
  if (!VIEWS.includes(element.id)) element.scrollIntoView();
  else if (moves) goTo(element.querySelector("h2[tabindex]") ?? document.getElementById("main"));
};

/** Brings the reader, and whoever reads by ear, to the beginning of a view. */
const goTo = (element) => {
  const go = () => {
    scrollTo(0, 0);
    element.focus({ preventScroll: true });
  };
  go();
  requestAnimationFrame(go); // once more, since a browser that finds the view only now takes the reader to its top edge
};

/** The list with its filters, in place of what stands there for readers without script. */
const makeFindings = (report, moved) => {
  const dimensions = dimensionsOf(report);
  const search = makeSearch(report);
  const list = makeList(report);
  const status = make("p", { role: "status", class: "status" });
  const empty = make("div", { class: "empty", hidden: true },
    make("p", {}, report.size ? "No finding meets all of these filters." : "There are no findings."));
  const paper = make("div", { class: "paper" });
  const now = { filters: new Map(), found: [] };

  const choose = (name, values) => {
    const filters = new Map(now.filters);
    filters.delete(name);
    if (values.length) filters.set(name, values);
    moved(listAddress(filters), name === "q" && now.filters.has("q"));
    apply(filters);
  };
  const form = makeForm(dimensions, choose, () => {
    moved("findings", false);
    apply(new Map());
    document.getElementById("filter-q").focus();
  });

  const apply = (filters) => {
    const worded = search(filters.get("q")?.join(" ") ?? "");
    const { found, counts } = applied(dimensions, filters, worded, report.size);
    Object.assign(now, { filters, found });
    form.show(filters, counts);
    list.show(found);
    empty.hidden = found.length > 0;
    status.textContent = statusWords(report, found);
  };
  const write = async () => {
    const details = await detailsOf(report);
    return () => {
      const filtered = document.body.dataset.view === "findings";
      const found = filtered ? now.found : [...report.findings.name.keys()];
      const words = filtered ? filterWords(dimensions, now.filters) : "";
      if (found.length) paper.replaceChildren(...paperList(report, details, found, words));
    };
  };
  const help = make("p", { class: "unseen", id: "grid-help" }, "The arrow keys go from finding to finding, Enter opens one.");
  const element = make("div", {}, report.size ? form.element : null, status, empty, help, list.element, paper);
  return { element, apply, write, list, clear: () => paper.replaceChildren() };
};

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

/** The page of a finding, project or rule; null where there is none of that name. */
const pageFor = (report, view, name) => {
  const columns = { finding: report.findings.name, project: report.projects.name, rule: report.rules.map((one) => one.name) };
  const at = columns[view].indexOf(name);
  if (at < 0) return nothingPage(view, name);
  if (view === "finding") return findingPage(report, at);
  return view === "project" ? projectPage(report, at) : rulePage(report, report.rules[at]);
};

const TITLES = { overview: "", findings: "Findings", standard: "Rules", input: "Input" };

const start = async () => {
  const base = document.title;
  openForPaper();
  showEarly();
  const report = await loadReport();
  const places = new Map();
  let here = location.hash;
  let turn = 0;

  const moved = (address, replaces) => {
    here = `#${address}`;
    try {
      if (replaces) history.replaceState(null, "", here);
      else history.pushState(null, "", here);
    } catch {
      location.hash = here; // where a page shown within another may not write its history
    }
  };
  const findings = makeFindings(report, moved);
  document.getElementById("static-findings").replaceWith(findings.element);
  for (const one of document.querySelectorAll("[data-to]")) one.setAttribute("href", `#${one.dataset.to}`);

  const showList = (filters) => {
    showView("findings");
    findings.apply(filters);
    if (places.has(here)) findings.list.back(places.get(here));
    else if (turn > 1) goTo(document.getElementById("findings-title"));
  };
  const showPage = async (view, name) => {
    const mine = turn;
    const page = await pageFor(report, view, name);
    if (turn !== mine) return; // the reader has gone on since
    const back = link(([...places.keys()].at(-1) ?? "#findings").slice(1), "← Back to the list");
    document.getElementById("page").replaceChildren(make("p", { class: "back" }, back), page);
    showView("page");
    goTo(page.querySelector("h2"));
  };
  const route = async () => {
    if (turn && document.body.dataset.view === "findings") keepPlace(places, here, findings.list.place());
    here = location.hash;
    turn += 1;
    const { view, name, filters } = readAddress(here);
    if (view === "place") showPlace(name, turn > 1);
    else if (view === "findings") showList(filters);
    else await showPage(view, name);
    document.title = titleNow(base);
    document.body.dataset.at = here;
  };
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // it leads past the head of the view that is shown, whichever that is
    document.getElementById("main").focus();
  });
  addEventListener("hashchange", () => location.hash === here || route());
  addEventListener("popstate", () => location.hash === here || route());
  await route();
  performance.mark("pmo-audit:ready");
  document.body.dataset.ready = "true";
  await prepareForPaper(findings);
};

/** Keeps where the reader was in a list, as the last of all. */
const keepPlace = (places, address, place) => {
  places.delete(address);
  places.set(address, place);
};

/** Unpacks what paper and the findings' own pages need, when the list already stands. */
const prepareForPaper = async (findings) => {
  await new Promise((done) => setTimeout(done, 0));
  const write = await findings.write();
  addEventListener("beforeprint", write);
  addEventListener("afterprint", findings.clear);
  document.body.dataset.complete = "true";
};

/** Shows the part that the address means before the findings are unpacked, so that nothing jumps. */
const showEarly = () => {
  document.documentElement.classList.remove("waiting");
  const { view, name } = readAddress(location.hash);
  if (view === "place") showPlace(name, false);
  else showView(view === "findings" ? view : "page");
  document.getElementById("static-findings").hidden = true; // the list is about to take its place
};

/** The page as it is without script. */
const showEverything = () => {
  for (const one of VIEWS) document.getElementById(one)?.toggleAttribute("hidden", one === "page");
  document.getElementById("static-findings")?.removeAttribute("hidden");
  delete document.body.dataset.view;
};

const titleNow = (base) => {
  const view = document.body.dataset.view;
  const words = view === "page" ? document.querySelector("#page h2").textContent : TITLES[view];
  return words ? `${words.slice(0, 80)} – ${base}` : base;
};

start().catch((fault) => {
  showEverything();
  console.warn("The page shows what needs no script, since its script could not run:", fault);
});
