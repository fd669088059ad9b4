// The findings that the page carries: unpacked, and made ready to be asked. See `html_data.py` for what is in them.

/**
 * @typedef {object} Rule
 * @property {string} name  what addresses call it
 * @property {string} id
 * @property {string} title
 * @property {string} severity
 * @property {string[]} tags
 * @property {number[]} tally  counts in the order of `counted`
 */

/**
 * @typedef {object} Report
 * @property {string[]} texts
 * @property {string[]} outcomes  of findings, the worst first
 * @property {string[]} counted  all outcomes that a tally counts
 * @property {Rule[]} rules
 * @property {Record<string, any[]>} projects  columns
 * @property {any[][]} groups
 * @property {Record<string, any[]>} findings  columns
 * @property {number} size  how many findings there are
 * @property {number} listed  how many texts came with the first parcel
 * @property {Promise<object>} details
 */

/** Letters to bytes. */
const bytesOf = (letters) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(letters);
  const plain = atob(letters);
  const bytes = new Uint8Array(plain.length);
  for (let at = 0; at < plain.length; at += 1) bytes[at] = plain.charCodeAt(at);
  return bytes;
};

/** Waits until the browser has read the whole page. */
const pageRead = () =>
  document.readyState === "loading"
    ? new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }))
    : Promise.resolve();

/** Unpacks one parcel and clears it away. */
const unpacked = async (id) => {
  const element = document.getElementById(id);
  const stream = new Blob([bytesOf(element.textContent.trim())]).stream().pipeThrough(new DecompressionStream("deflate"));
  const text = await new Response(stream).text();
  element.remove();
  return JSON.parse(text);
};

/**
 * Everything but the details, which follow when the page has time for them.
 * @returns {Promise<Report>}
 */
const loadReport = async () => {
  const report = await unpacked("data-index");
  const say = (at) => report.texts[at];
  report.size = report.findings.name.length;
  report.rules = report.rules.map(([name, id, title, severity, tags, tally]) => (
    { name, id: say(id), title: say(title), severity, tags: tags.map(say), tally }));
  report.listed = report.texts.length;
  report.details = null;
  return report;
};

/** The second parcel, unpacked once; its texts go behind those that are there. */
const detailsOf = (report) => {
  report.details ??= pageRead().then(() => unpacked("data-details")).then((details) => {
    for (const text of details.texts) report.texts.push(text);
    return details;
  });
  return report.details;
};

/** A column that mostly holds one number as a list. */
const several = (value) => (Array.isArray(value) ? value : [value]);

/** What is said of a finding, in words. */
const findingOf = (report, at) => {
  const { findings, texts } = report;
  return {
    at,
    name: findings.name[at],
    rule: report.rules[findings.rule[at]],
    outcome: report.outcomes[findings.outcome[at]],
    kind: texts[findings.kind[at]],
    id: texts[findings.id[at]],
    subject: texts[findings.subject[at]],
    message: texts[findings.message[at]],
    projects: several(findings.projects[at]),
    people: several(findings.people[at]).map((who) => texts[who]),
    covers: findings.covers[at],
  };
};

/** A project by its number, in words. */
const projectOf = (report, at) => {
  const { projects, texts } = report;
  const say = (column) => texts[projects[column][at]];
  return {
    at,
    name: projects.name[at],
    id: say("id"),
    title: say("title"),
    programme: say("programme"),
    department: say("department"),
    phase: say("phase"),
    status: say("status"),
    rag: say("rag"),
    manager: say("manager"),
    sponsor: say("sponsor"),
    tally: projects.tally[at],
  };
};
