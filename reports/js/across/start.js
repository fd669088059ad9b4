// The beginning of the view across projects.

const startAcross = async () => {
  openLoads();
  const element = document.getElementById("map");
  if (element) await startMap(element);
  performance.mark("pmo-audit:map");
  document.body.dataset.map = "ready";
};

const startMap = async (element) => {
  const map = await loadMap(element.querySelector("svg"));
  let view = null;
  const choose = (at, goes = false) => {
    const links = at === NO_VALUE ? [] : [...map.before[at], ...map.after[at]];
    const things = at === NO_VALUE ? [] : [...new Set([at, ...links.flatMap((one) => endsOf(map, one))])];
    view.choose(links, things, at);
    side.tell(at);
    if (goes) near(view, things, at);
  };
  const side = new MapChoice(map, choose);
  element.before(side.element, side.found);
  element.after(side.beside);
  Object.entries({ tabindex: "0", role: "group", "aria-label": "Map of who waits for whom", "aria-describedby": "map-help" })
    .forEach(([name, value]) => element.setAttribute(name, value));
  view = side.view = new MapView(element, map, choose);
  for (const one of document.querySelectorAll("[data-map]")) {
    one.addEventListener("click", (event) => {
      event.preventDefault();
      const links = map.sets[one.dataset.map] ?? [];
      const things = [...new Set(links.flatMap((each) => endsOf(map, each)))];
      side.tell(NO_VALUE);
      view.choose(links, things);
      near(view, things);
      element.scrollIntoView({ block: "center" });
      element.focus({ preventScroll: true });
    });
  }
  setTimeout(() => fillLinks(map), 0);
  addEventListener("beforeprint", () => { choose(NO_VALUE); view.all(); });
};

const endsOf = (map, at) => [map.links.source[at], map.links.target[at]];

/** Brings things into view; where they are too far apart to be read together, the one that is meant. */
const near = (view, things, meant = NO_VALUE) => {
  if (!things.length) return;
  const bring = (all) => {
    const { left, top, width, height } = aroundThings(view.map, all);
    view.around({ left: left - AROUND, top: top - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND });
  };
  bring(things);
  if (meant !== NO_VALUE && view.scale < LEGIBLE) {
    bring([meant]);
    view.zoom(LEGIBLE / view.scale);
  }
};

pageRead().then(startAcross).catch((fault) => console.warn("The view across projects stays as it is without script:", fault));
