// The map as data: its parcel, and the pieces of which the paths in the drawing are made. See `across_parcel.py`.

/** A path of many lines or outlines, taken apart. */
const piecesOf = (svg, selector) =>
  [...svg.querySelectorAll(selector)].flatMap((one) => one.getAttribute("d").split(/(?=M)/));

/**
 * Unpacks the map. Its things and links stand in the order in which the paths hold them.
 * @returns {Promise<object>}
 */
const loadMap = async (svg) => {
  const map = await unpacked("data-map");
  const say = (column) => column.map((at) => map.texts[at]);
  const { nodes, links } = map;
  for (const name of ["id", "name", "kind", "lines", "page"]) nodes[name] = say(nodes[name]);
  for (const name of ["how", "trouble", "doubt", "place", "badge"]) links[name] = say(links[name]);
  map.count = nodes.x.length;
  map.outlines = piecesOf(svg, ".things > .thing");
  map.lines = piecesOf(svg, ".lines > .line:not(.chain, .between)");
  map.heads = piecesOf(svg, ".lines > .head");
  map.before = Array.from({ length: map.count }, () => []); // of each thing the links by which it waits
  map.after = Array.from({ length: map.count }, () => []); // and those by which it is waited for
  for (const [at, source] of links.source.entries()) {
    map.before[source].push(at);
    map.after[links.target[at]].push(at);
  }
  return map;
};

/** The thing at a point of the drawing; NO_VALUE where there is none. Points close by count too. */
const thingAt = (map, x, y, near) => {
  const [width, height] = map.box;
  let found = NO_VALUE;
  let least = near;
  for (let at = 0; at < map.count; at += 1) {
    const away = Math.max(map.nodes.x[at] - x, x - map.nodes.x[at] - width, map.nodes.y[at] - y, y - map.nodes.y[at] - height);
    if (away <= least) [found, least] = [at, away];
  }
  return found;
};

/** The name of a thing in its box. */
const nameInBox = (map, at) => {
  const lines = map.nodes.lines[at].split("\n");
  const x = map.nodes.x[at] + map.box[0] / 2;
  const y = map.nodes.y[at] + map.box[1] / 2 - (lines.length - 1) * 7 + 4;
  return draw("text", { x, y }, lines.map((line, number) => draw("tspan", { x, dy: number ? 14 : null }, line)));
};

/** The rectangle around some things. */
const aroundThings = (map, things) => {
  const xs = things.map((at) => map.nodes.x[at]);
  const ys = things.map((at) => map.nodes.y[at]);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) + map.box[0] - left, height: Math.max(...ys) + map.box[1] - top };
};
