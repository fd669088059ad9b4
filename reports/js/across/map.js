// The map that can be moved: by mouse, wheel, fingers and keyboard. It shows what is chosen, and names as they come close.

const CLOSEST = 4;
const LEGIBLE = 0.72; // a name is readable from this scale on
const NAMED = 400; // names shown at once in a large map
const CLICK = 5; // pixels that a finger or mouse may move while it presses
const STEP = 60;
const ZOOM = 1.3;
const AROUND = 30;

class MapView {
  /** `chosen` is told of each thing that is clicked, or of NO_VALUE. */
  constructor(element, map, chosen) {
    Object.assign(this, { element, map, chosen, x: 0, y: 0, scale: 0, width: 0, height: 0 });
    this.svg = element.querySelector("svg");
    this.large = "large" in element.dataset;
    this.names = draw("g", { class: "names" });
    this.over = draw("g", { class: "over" });
    this.svg.append(this.names, this.over);
    this.tip = make("div", { class: "tip", hidden: true });
    element.append(this.tip);
    this.shown = new Map(); // names drawn, by thing
    this.pressed = new Map(); // fingers and the mouse, by their numbers
    this.mayZoom = false; // whether the wheel belongs to the map, and not to the page that runs under the mouse
    element.classList.add("live");
    this.listen();
    new ResizeObserver(() => this.resized()).observe(element);
    this.resized();
  }

  listen() {
    const on = (name, does, options) => this.element.addEventListener(name, does, options);
    on("wheel", (event) => this.wheeled(event), { passive: false });
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.moved(event));
    on("pointerup", (event) => this.up(event));
    on("pointercancel", (event) => this.up(event));
    on("pointerleave", () => { this.mayZoom = false; this.tip.hidden = true; });
    on("keydown", (event) => this.key(event));
    addEventListener("scroll", () => { this.mayZoom = false; }, { passive: true });
  }

  // What part is seen

  resized() {
    const { width } = this.element.getBoundingClientRect();
    if (!width || width === this.width) return;
    const first = !this.scale;
    this.width = width;
    const natural = this.map.size[1] * Math.min(width / this.map.size[0], 1);
    this.element.style.height = "";
    const most = this.element.getBoundingClientRect().height;
    this.height = Math.min(most, Math.max(160, this.large ? most : Math.max(natural, this.map.size[1] * LEGIBLE)));
    this.element.style.height = `${this.height}px`;
    if (first) this.begin();
    else this.show();
  }

  get least() {
    return Math.min(this.width / this.map.size[0], this.height / this.map.size[1], 1.15);
  }

  /** At first all is seen, or as much as can be with names that can be read. */
  begin() {
    this.all();
    if (!this.large && this.scale < LEGIBLE) {
      this.scale = LEGIBLE;
      [this.x, this.y] = [0, 0];
    }
    this.show();
  }

  all() {
    this.around({ left: 0, top: 0, width: this.map.size[0], height: this.map.size[1] }, this.least);
  }

  around({ left, top, width, height }, closest = 1) {
    this.scale = Math.max(this.least, Math.min(this.width / width, this.height / height, closest));
    this.x = left + width / 2 - this.width / this.scale / 2;
    this.y = top + height / 2 - this.height / this.scale / 2;
    this.show();
  }

  /** Comes closer by a factor, about a point of the element. */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const scale = Math.min(CLOSEST, Math.max(this.least, this.scale * factor));
    this.x += x / this.scale - x / scale;
    this.y += y / this.scale - y / scale;
    this.scale = scale;
    this.show();
  }

  move(x, y) {
    this.x -= x / this.scale;
    this.y -= y / this.scale;
    this.show();
  }

  show() {
    const [width, height] = [this.width / this.scale, this.height / this.scale];
    const kept = (at, seen, whole) =>
      (seen >= whole ? (whole - seen) / 2 : Math.min(whole - seen * 0.5, Math.max(-seen * 0.5, at)));
    this.x = kept(this.x, width, this.map.size[0]);
    this.y = kept(this.y, height, this.map.size[1]);
    const zoomed = this.scale > this.least * 1.01;
    this.element.classList.toggle("near", zoomed);
    this.element.classList.toggle("zoomed", zoomed);
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = undefined;
      this.svg.setAttribute("viewBox", [this.x, this.y, this.width / this.scale, this.height / this.scale].map((one) => one.toFixed(2)).join(" "));
      if (this.large) this.name();
    });
  }

  /** Draws the names of what is in view, where they can be read. */
  name() {
    const { nodes, box, count } = this.map;
    const seen = [];
    if (this.scale >= LEGIBLE * 0.8) {
      const [right, bottom] = [this.x + this.width / this.scale, this.y + this.height / this.scale];
      for (let at = 0; at < count && seen.length < NAMED; at += 1) {
        if (nodes.x[at] < right && nodes.x[at] + box[0] > this.x && nodes.y[at] < bottom && nodes.y[at] + box[1] > this.y) seen.push(at);
      }
    }
    const kept = new Set(seen);
    for (const [at, one] of this.shown) {
      if (kept.has(at)) continue;
      one.remove();
      this.shown.delete(at);
    }
    for (const at of seen) {
      if (this.shown.has(at)) continue;
      this.shown.set(at, nameInBox(this.map, at));
      this.names.append(this.shown.get(at));
    }
  }

  // What is chosen

  /** Makes some links and things stand out; none of them takes it back. */
  choose(links, things, self = NO_VALUE) {
    const { map } = this;
    this.svg.classList.toggle("chosen", things.length > 0);
    this.over.replaceChildren(
      draw("path", { class: "line", d: links.map((at) => map.lines[at]).join("") || null }),
      draw("path", { class: "head", d: links.map((at) => map.heads[at]).join("") || null }),
      ...things.map((at) => draw("path", { class: at === self ? "thing self" : "thing", d: map.outlines[at] })),
      ...things.map((at) => nameInBox(map, at)));
  }

  // Mouse, wheel, fingers, keyboard

  placeOf(event) {
    const box = this.element.getBoundingClientRect();
    return [event.clientX - box.left - this.element.clientLeft, event.clientY - box.top - this.element.clientTop];
  }

  thingUnder(event) {
    const [x, y] = this.placeOf(event);
    return thingAt(this.map, this.x + x / this.scale, this.y + y / this.scale, 4 / this.scale);
  }

  wheeled(event) {
    if (!event.ctrlKey && !event.metaKey && !this.mayZoom && !this.element.contains(document.activeElement)) return;
    if (event.deltaY > 0 && this.scale <= this.least * 1.001) return; // the page may go on
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    this.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) / 400), ...this.placeOf(event));
  }

  down(event) {
    if (event.button || event.target.closest("button")) return;
    this.pressed.set(event.pointerId, this.placeOf(event));
    if (this.pressed.size === 1) this.way = 0;
    else this.way = Infinity;
    if (event.pointerType === "mouse") this.element.setPointerCapture(event.pointerId);
    this.mayZoom = true;
  }

  moved(event) {
    if (event.movementX || event.movementY) this.mayZoom = true;
    const before = this.pressed.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") this.hover(event);
      return;
    }
    const now = this.placeOf(event);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    const other = [...this.pressed].find(([id]) => id !== event.pointerId)?.[1];
    this.pressed.set(event.pointerId, now);
    this.way += Math.abs(dx) + Math.abs(dy);
    if (other) {
      const far = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
      this.move(dx / 2, dy / 2);
      this.zoom(far(now) / far(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    } else if (this.way > CLICK) {
      this.element.classList.add("held");
      this.tip.hidden = true;
      this.move(dx, dy);
    }
  }

  up(event) {
    const pressed = this.pressed.delete(event.pointerId);
    this.element.classList.remove("held");
    if (pressed && event.type === "pointerup" && this.way <= CLICK) this.chosen(this.thingUnder(event));
  }

  hover(event) {
    const at = this.thingUnder(event);
    this.element.style.cursor = at === NO_VALUE ? "" : "pointer";
    this.tip.hidden = at === NO_VALUE;
    if (at === NO_VALUE) return;
    const [x, y] = this.placeOf(event);
    this.tip.replaceChildren(own(this.map.nodes.name[at]));
    this.tip.style.left = `${Math.min(x + 14, Math.max(0, this.width - this.tip.offsetWidth - 4))}px`;
    this.tip.style.top = `${y + 18 + this.tip.offsetHeight > this.height ? y - this.tip.offsetHeight - 8 : y + 18}px`;
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== this.element) return;
    const does = {
      ArrowLeft: () => this.move(STEP, 0),
      ArrowRight: () => this.move(-STEP, 0),
      ArrowUp: () => this.move(0, STEP),
      ArrowDown: () => this.move(0, -STEP),
      "+": () => this.zoom(ZOOM),
      "=": () => this.zoom(ZOOM),
      "-": () => this.zoom(1 / ZOOM),
      0: () => this.all(),
      Home: () => this.all(),
      Escape: () => this.chosen(NO_VALUE),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }
}
