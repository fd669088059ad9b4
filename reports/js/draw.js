// The bar of outcomes and the figures beside it, for the pages of projects and rules.

const DECIDED = ["pass", "fail", "unknown", "error"];
const LEAST = 1.2;

/** How many verdicts of a tally came out that way. */
const ofTally = (report, tally, outcome) => tally[report.counted.indexOf(outcome)];

/** The parts of a tally that were asked for, from pass to error, without those that did not occur. */
const partsOf = (report, tally) =>
  DECIDED.map((outcome) => [outcome, ofTally(report, tally, outcome)]).filter(([, amount]) => amount);

/** A share in words that never rounds up to all nor down to none. */
const share = (part, whole) => {
  if (!whole) return "nothing decided";
  const percent = (100 * part) / whole;
  if (percent > 99.9 && part < whole) return ">99.9%";
  if (percent < 0.1 && part) return "<0.1%";
  return `${Number(percent.toFixed(1))}%`;
};

/** A tally as a bar, told in words to those who do not see it. */
const tallyBar = (report, tally) => {
  const parts = partsOf(report, tally);
  if (!parts.length) return make("p", { class: "note" }, "nothing to decide");
  const whole = parts.reduce((sum, [, amount]) => sum + amount, 0);
  const widths = parts.map(([, amount]) => Math.max(LEAST, (100 * amount) / whole));
  const scale = 100 / widths.reduce((sum, one) => sum + one, 0);
  const words = parts.map(([outcome, amount]) => `${number(amount)} ${outcome} (${share(amount, whole)})`).join(", ");
  const svg = draw("svg", { class: "bar small", role: "img", "aria-label": words });
  let start = 0;
  for (const [at, [outcome]] of parts.entries()) {
    const width = widths[at] * scale;
    svg.append(draw("rect", { class: `seg-${outcome}`, x: `${start}%`, width: `${width}%`, height: "100%" }));
    if (at) svg.append(draw("line", { class: "seam", x1: `${start}%`, x2: `${start}%`, y2: "100%" }));
    start += width;
  }
  return svg;
};

/** A tally in words and figures, with its bar; `address` gives the list that an outcome counts, or null for none. */
const tallyFigures = (report, tally, address) => {
  const of = (outcome) => ofTally(report, tally, outcome);
  const decided = of("pass") + of("fail");
  const asked = decided + of("unknown") + of("error");
  const item = ([outcome, amount]) => {
    const mark = outcomeMark(outcome);
    const where = outcome === "pass" ? null : address(outcome);
    return make("li", {}, where ? link(where, mark) : mark, " ", make("b", {}, number(amount)));
  };
  const figure = (name, part, whole) =>
    make("li", {}, `${name} `, make("b", {}, share(part, whole)), " ",
      make("span", { class: "note" }, `${number(part)} of ${number(whole)}`));
  return make("div", { class: "tally" }, tallyBar(report, tally),
    make("ul", { class: "legend" }, partsOf(report, tally).map(item),
      figure("Compliance", of("pass"), decided), figure("Coverage", decided, asked)));
};

const GROUPINGS = { programme: "programme", department: "department", phase: "stage" };

/** How one rule came out by programme, department and stage: a table for each that there is. */
const ruleByGroup = (report, rule) =>
  Object.entries(GROUPINGS).map(([by, words]) => {
    const lines = report.groups.filter(([of, , at]) => of === by && report.rules[at] === rule);
    if (lines.length < 2) return null;
    const row = ([, name, , tally]) => {
      const value = report.texts[name];
      const filters = { rule: rule.name, [by]: value };
      const failed = ofTally(report, tally, "fail");
      return make("tr", {},
        make("th", { scope: "row" }, link(listOf(filters), value ? own(by === "phase" ? spaced(value) : value) : "not said")),
        make("td", { class: "chart" }, tallyBar(report, tally)),
        make("td", { class: "figure", "data-label": "Fail" }, number(failed)));
    };
    return make("section", {}, make("h3", {}, `By ${words}`),
      make("table", { class: "list standing" }, make("caption", { class: "unseen" }, `This rule by ${words}`),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, capital(words)),
          make("th", { scope: "col", class: "chart" }, "How it came out"),
          make("th", { scope: "col", class: "figure" }, "Fail"))),
        make("tbody", {}, lines.map(row))));
  });
