// Which view is shown, and the life of the page. Without these lines the page stands complete, one view below the other.

const VIEWS = ["overview", "across", "findings", "standard", "input", "page"];

/** Shows one view and marks it in the navigation; the body says which it is, for the style and for paper. */
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
  for (let at = element; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
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

/** The page of a finding, project or rule; it says so where there is none of that name. */
const pageFor = (report, view, name) => {
  const columns = { finding: report.findings.name, project: report.projects.name, rule: report.rules.map((one) => one.name) };
  const at = columns[view].indexOf(name);
  if (at < 0) return nothingPage(view, name);
  if (view === "finding") return findingPage(report, at);
  return view === "project" ? projectPage(report, at) : rulePage(report, report.rules[at]);
};

const TITLES = { overview: "", across: "Across projects", findings: "Findings", standard: "Rules", input: "Input" };

/** Goes where the address says, and keeps where the reader was. */
class Router {
  constructor(report) {
    this.report = report;
    this.title = document.title;
    this.here = location.hash;
    this.turn = 0;
    this.places = new Map(); // of lists, by their addresses, the one seen last behind all others
    this.findings = new FindingsView(report, (address, replaces) => this.moved(address, replaces));
    addEventListener("hashchange", () => location.hash === this.here || this.go());
    addEventListener("popstate", () => location.hash === this.here || this.go());
  }

  /** Shows what the address asks for. */
  async go() {
    if (this.turn && document.body.dataset.view === "findings") this.keepPlace();
    this.here = location.hash;
    this.turn += 1;
    const { view, name, filters } = readAddress(this.here);
    if (view === "place") showPlace(name, this.turn > 1);
    else if (view === "findings") this.showList(filters);
    else await this.showPage(view, name);
    document.title = titleNow(this.title);
    document.body.dataset.at = this.here;
  }

  /** Notes an address to which the reader has come by filtering. */
  moved(address, replaces) {
    this.here = `#${address}`;
    try {
      if (replaces) history.replaceState(null, "", this.here);
      else history.pushState(null, "", this.here);
    } catch {
      location.hash = this.here; // where a page shown within another may not write its history
    }
  }

  keepPlace() {
    this.places.delete(this.here);
    this.places.set(this.here, this.findings.list.place());
  }

  showList(filters) {
    showView("findings");
    this.findings.apply(filters);
    if (this.places.has(this.here)) this.findings.list.back(this.places.get(this.here));
    else if (this.turn > 1) goTo(document.getElementById("findings-title"));
  }

  async showPage(view, name) {
    const turn = this.turn;
    const page = await pageFor(this.report, view, name);
    if (this.turn !== turn) return; // the reader has gone on since
    const list = [...this.places.keys()].at(-1) ?? "#findings";
    const back = make("p", { class: "back" }, link(list.slice(1), "← Back to the list"));
    document.getElementById("page").replaceChildren(back, page);
    showView("page");
    goTo(page.querySelector("h2"));
  }
}

const start = async () => {
  openForPaper();
  showEarly();
  const report = await loadReport();
  const router = new Router(report);
  document.getElementById("static-findings").replaceWith(router.findings.element);
  for (const one of document.querySelectorAll("[data-to]")) one.setAttribute("href", `#${one.dataset.to}`);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // it leads past the head of the view that is shown, whichever that is
    document.getElementById("main").focus();
  });
  await router.go();
  performance.mark("pmo-audit:ready");
  document.body.dataset.ready = "true";
  await prepareForPaper(report, router.findings);
};

/** Unpacks what paper and the findings' own pages need, when the list already stands. */
const prepareForPaper = async (report, findings) => {
  await new Promise((done) => setTimeout(done, 0));
  const details = await detailsOf(report);
  addEventListener("beforeprint", () => findings.write(details));
  addEventListener("afterprint", () => findings.paper.replaceChildren());
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
