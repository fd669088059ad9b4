// Which findings meet the filters, and how many would meet each choice. Everything is compared by number, so that
// fifty thousand findings are gone through in the time between two frames.

/**
 * Something findings are filtered by.
 * @typedef {object} Dimension
 * @property {string} name  what addresses call it
 * @property {string} label
 * @property {string[]} values  what addresses call its values
 * @property {string[]} labels
 * @property {Map<string, number>} numbers  of values
 * @property {Int32Array} codes  for each finding the number of its value; NO_VALUE, or SEVERAL of them
 * @property {Map<number, number[]>} several
 */

const NO_VALUE = -1;
const SEVERAL = -2;
const SEVERITIES = ["critical", "major", "minor", "info"];

/** All dimensions of a report. @returns {Dimension[]} */
const dimensionsOf = (report) => {
  const { findings, projects, rules, texts } = report;
  const say = (at) => texts[at] || "not said";
  const severities = rules.map((one) => SEVERITIES.indexOf(one.severity));
  const tags = rules.map((one) => one.tags);
  const byProject = (column) => (at) => {
    const found = findings.projects[at];
    return Array.isArray(found) ? [...new Set(found.map((one) => projects[column][one]))] : projects[column][found];
  };
  const inText = (name, label, of, words = say) => dimension(report, name, label, of, (one) => texts[one], words);
  return [
    dimension(report, "outcome", "Outcome", (at) => findings.outcome[at], (one) => report.outcomes[one], null,
      report.outcomes.keys()),
    dimension(report, "severity", "Severity", (at) => severities[findings.rule[at]], (one) => SEVERITIES[one], null,
      SEVERITIES.keys()),
    dimension(report, "rule", "Rule", (at) => findings.rule[at], (one) => rules[one].name,
      (one) => `${rules[one].id} ${rules[one].title}`),
    dimension(report, "tag", "Tag", (at) => tags[findings.rule[at]], (tag) => tag, (tag) => `#${tag}`),
    inText("programme", "Programme", byProject("programme")),
    inText("department", "Department", byProject("department")),
    inText("phase", "Stage", byProject("phase"), (at) => spaced(say(at))),
    dimension(report, "project", "Project", (at) => findings.projects[at], (one) => projects.name[one],
      (one) => titled(texts[projects.title[one]], texts[projects.id[one]])),
    inText("person", "Who acts", (at) => findings.people[at]),
  ];
};

/** A name, and its id where that is something else. */
const titled = (title, id) => (title === id ? title : `${title} (${id})`);

/**
 * @param {(at: number) => any} of  the value of a finding, or a list of them
 * @param {(value: any) => string} name  what addresses call a value
 * @param {((value: any) => string) | null} words
 * @param {Iterable<any>} [first]  values that are there in any case, in this order
 * @returns {Dimension}
 */
const dimension = (report, name, label, of, nameOf, words, first = []) => {
  const numbers = new Map([...first].map((value, at) => [value, at]));
  const codes = new Int32Array(report.size);
  const multiple = new Map();
  for (let at = 0; at < report.size; at += 1) {
    const value = of(at);
    if (Array.isArray(value) && value.length !== 1) {
      codes[at] = value.length ? SEVERAL : NO_VALUE;
      if (value.length) multiple.set(at, value.map((one) => numberOf(numbers, one)));
    } else codes[at] = numberOf(numbers, Array.isArray(value) ? value[0] : value);
  }
  const keys = [...numbers.keys()];
  const values = keys.map(nameOf);
  const labels = words ? keys.map(words) : values.map(capital);
  return { name, label, values, labels, numbers: new Map(values.map((value, at) => [value, at])), codes, several: multiple };
};

const numberOf = (numbers, value) => {
  let found = numbers.get(value);
  if (found === undefined) numbers.set(value, (found = numbers.size));
  return found;
};

/** The filter of one dimension: which of its values are chosen; null where all are. */
const chosenOf = (one, values) => {
  if (!values || !values.length) return null;
  const chosen = new Uint8Array(one.values.length);
  for (const value of values) {
    if (one.numbers.has(value)) chosen[one.numbers.get(value)] = 1;
  }
  return chosen;
};

const meets = (one, chosen, at) => {
  const code = one.codes[at];
  if (code >= 0) return chosen[code] === 1;
  return code === SEVERAL && one.several.get(at).some((each) => chosen[each]);
};

/**
 * The findings that meet all filters and hold all words, and for each dimension how many meet each of its values and
 * all other filters.
 * @param {Dimension[]} dimensions
 * @param {Map<string, string[]>} filters
 * @param {Uint8Array | null} worded  which findings hold the words
 */
const applied = (dimensions, filters, worded, size) => {
  const chosen = dimensions.map((one) => chosenOf(one, filters.get(one.name)));
  const counts = dimensions.map((one) => new Int32Array(one.values.length));
  const asked = [...chosen.keys()].filter((each) => chosen[each]);
  const found = [];
  for (let at = 0; at < size; at += 1) {
    if (worded && !worded[at]) continue;
    let missed = NO_VALUE;
    for (const each of asked) {
      if (meets(dimensions[each], chosen[each], at)) continue;
      missed = missed === NO_VALUE ? each : SEVERAL;
      if (missed === SEVERAL) break;
    }
    if (missed === SEVERAL) continue;
    if (missed === NO_VALUE) found.push(at);
    for (let each = 0; each < dimensions.length; each += 1) {
      if (missed === NO_VALUE || missed === each) count(dimensions[each], counts[each], at);
    }
  }
  return { found, counts };
};

const count = (one, counts, at) => {
  const code = one.codes[at];
  if (code >= 0) counts[code] += 1;
  else if (code === SEVERAL) for (const each of one.several.get(at)) counts[each] += 1;
};

/** Says which findings hold all of some words: each text is looked at once, however many findings share it. */
const makeSearch = (report) => {
  let low = null;
  const { findings, projects } = report;
  const rules = report.rules.map((one) => `${one.id} ${one.title}`.toLowerCase());
  return (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    const size = findings.name.length;
    low ??= report.texts.slice(0, report.listed).map((text) => text.toLowerCase());
    const worded = new Uint8Array(size).fill(1);
    for (const word of words) {
      const holds = Uint8Array.from(low, (text) => (text.includes(word) ? 1 : 0));
      const ruleHolds = rules.map((text) => text.includes(word));
      const inProject = (one) => holds[projects.title[one]] || holds[projects.id[one]];
      for (let at = 0; at < size; at += 1) {
        if (!worded[at]) continue;
        const found = holds[findings.message[at]] || holds[findings.subject[at]] || holds[findings.id[at]]
          || ruleHolds[findings.rule[at]] || several(findings.projects[at]).some(inProject)
          || several(findings.people[at]).some((who) => holds[who]);
        if (!found) worded[at] = 0;
      }
    }
    return worded;
  };
};
