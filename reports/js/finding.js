// One finding in full: what the rule asks, what was found where, what is missing, what would mend it, and who acts.

const CLAUSES = ["true", "false", "unknown"];
const CLAUSE_SHAPES = { true: "pass", false: "fail", unknown: "unknown" };
const VALUES = 20;

/** The clauses of a finding, as elements; `details` is the second parcel. */
const clausesOf = (report, details, at) => {
  const say = (text) => report.texts[text];
  return details.clauses[at].map(([outcome, words, note, values]) => {
    const came = CLAUSES[outcome];
    const mark = make("span", { class: `outcome is-${CLAUSE_SHAPES[came]}` }, shape(CLAUSE_SHAPES[came]), " ", capital(came));
    return make("div", { class: "clause" },
      make("p", { class: "clause-line" }, mark, " ", make("q", { class: "words" }, own(say(words))), " ",
        note ? make("span", { class: "note" }, "(", own(say(note)), ")") : null),
      valuesOf(say, values));
  });
};

/** The values that a clause compared, each with the place where it stood. */
const valuesOf = (say, values) => {
  if (!values.length) return null;
  const lines = [];
  for (let at = 0; at < values.length && lines.length < VALUES; at += 3) {
    const [what, value, where] = values.slice(at, at + 3).map(say);
    lines.push(make("tr", {}, make("th", { scope: "row" }, own(what)),
      make("td", { class: value.length > LONG ? "value prose" : "value" }, long(value)),
      make("td", {}, where ? own(where, { class: "place" }) : make("span", { class: "note" }, "worked out, read nowhere"))));
  }
  const left = values.length / 3 - lines.length;
  const head = make("thead", { class: "unseen" }, make("tr", {},
    ["Field", "Value", "Where"].map((one) => make("th", { scope: "col" }, one))));
  return [make("table", { class: "readings" }, make("caption", { class: "unseen" }, "Values compared"), head,
    make("tbody", {}, lines)),
  left > 0 ? make("p", { class: "left-out" }, `… and ${counted(left, "more value")}, all in the JSON report`) : null];
};

/** What keeps a finding from being decided. */
const missingOf = (report, details, at) => {
  const causes = details.missing[at];
  if (!causes.length) return null;
  const line = ([words, where]) =>
    make("li", {}, own(report.texts[words]), " ", where ? own(report.texts[where], { class: "place" }) : null);
  return make("ul", { class: "causes" }, causes.map(line));
};

/** Everything that decided a finding. */
const evidenceOf = (report, details, at) => {
  const missing = missingOf(report, details, at);
  return [...clausesOf(report, details, at).flat(),
    missing ? make("div", {}, make("h3", {}, "What is missing"), missing) : null];
};

/** The page of a finding. */
const findingPage = async (report, at) => {
  const one = findingOf(report, at);
  const details = await detailsOf(report);
  const note = report.texts[details.note[at]];
  const evidence = evidenceOf(report, details, at);
  return make("article", {},
    make("p", {}, outcomeMark(one.outcome), " ", severityMark(one.rule.severity)),
    make("h2", { tabindex: "-1" }, message(one.message)),
    note ? make("p", { class: "note" }, `This ${note}.`) : null,
    make("dl", { class: "about" }, factsOfFinding(report, one, details)),
    make("section", {}, make("h3", {}, "Why"),
      evidence.some(Boolean) ? evidence : make("p", { class: "note" }, "Nothing more is known than what the sentence above says.")),
    repairOf(report, details, one),
    copyLink(pageAddress("finding", one.name)),
    relatedOf(report, one));
};

const fact = (name, ...children) =>
  children.flat().some(Boolean) ? make("div", {}, make("dt", {}, name), make("dd", {}, children)) : null;

const joined = (items) => items.flatMap((one, at) => (at ? [", ", one] : [one]));

const factsOfFinding = (report, one, details) => [
  fact("About", aboutProject(report, one) ? projectLink(report, one.projects[0]) : own(one.subject), " ",
    make("span", { class: "ref" }, own(one.id ? titled(one.kind, one.id) : ""))),
  aboutProject(report, one) ? null
    : fact("Project", joined(one.projects.slice(0, VALUES).map((each) => projectLink(report, each))),
      one.projects.length > VALUES ? ` and ${number(one.projects.length - VALUES)} more` : null),
  fact("Shown", acrossLink(one)),
  fact("Rule", link(pageAddress("rule", one.rule.name), own(one.rule.id, { class: "id" }), " ", own(one.rule.title))),
  fact("The rule says", ruleWords(one.rule, "Rule")),
  fact("Because", ruleWords(one.rule, "Because")),
  fact("Who acts", one.people.length
    ? [joined(one.people.map((who) => link(listOf({ person: who }), own(who)))), roleOf(report.texts[details.role[one.at]])]
    : make("span", { class: "note" }, "nobody is named as manager or sponsor, and no department")),
  fact("By when", report.texts[details.due[one.at]]),
  fact("What to do", ruleWords(one.rule, "Remedy")),
];

/** The way to what was found across the projects, where a finding is about that; the page names its places likewise. */
const acrossLink = (one) => {
  const place = `${underscored(one.kind)}-${one.id.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
  const found = document.getElementById(place);
  return found && viewOf(found) === "across" ? link(place, "across projects, with all that was found") : null;
};

/** Whether a finding is about the project itself against which it counts. */
const aboutProject = (report, one) =>
  one.kind === "project" && one.projects.length === 1 && projectOf(report, one.projects[0]).id === one.id;

const roleOf = (role) => (role ? make("span", { class: "note" }, ", ", own(spaced(role))) : null);

const projectLink = (report, at) => {
  const project = projectOf(report, at);
  return link(pageAddress("project", project.name), own(project.title));
};

/** What the page's own text says of a rule: its `Rule`, `Because` or `Remedy`; null where it says nothing. */
const ruleWords = (rule, term) => {
  const about = document.getElementById(`rule-${rule.name}`)?.querySelectorAll(".about > div") ?? [];
  const found = [...about].find((each) => each.firstElementChild.textContent === term);
  return found ? make("span", { class: term === "Rule" ? "words" : null }, [...found.lastElementChild.cloneNode(true).childNodes]) : null;
};

const repairOf = (report, details, one) => {
  const line = report.texts[details.repair[one.at]];
  if (line) return make("section", {}, make("h3", {}, "What would put it right"), make("p", {}, message(capital(line))));
  if (one.outcome !== "fail" || !one.id) return null;
  return make("section", {}, make("h3", {}, "What would put it right"),
    make("p", { class: "note" }, "This report does not say. Ask ",
      make("code", {}, own(`pmo-audit why ${quoted(one.rule.id)} ${quoted(one.id)}`)),
      ", with the same rules and data, or make the report with ", make("code", {}, "--repairs"), "."));
};

const quoted = (word) => (/^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

const RELATED = 5;

/** Other findings of the same project, and of the same rule. */
const relatedOf = (report, one) => {
  const of = (meets) => [...report.findings.name.keys()].filter((at) => at !== one.at && meets(at));
  const ofRule = of((at) => report.rules[report.findings.rule[at]] === one.rule);
  const lists = [[`Also of ${one.rule.id}`, ofRule, listOf({ rule: one.rule.name })]];
  if (one.projects.length === 1) {
    const project = projectOf(report, one.projects[0]);
    const ofProject = of((at) => several(report.findings.projects[at]).includes(project.at));
    lists.unshift([`Also in ${project.title}`, ofProject, listOf({ project: project.name })]);
  }
  return lists.filter(([, found]) => found.length).map(([title, found, address]) => related(report, title, found, address));
};

const related = (report, title, found, address) =>
  make("section", {}, make("h3", {}, own(title)),
    make("ul", { class: "related" }, found.slice(0, RELATED).map((at) => shortLine(report, at))),
    found.length > RELATED ? make("p", {}, link(address, `All ${number(found.length)} of them`)) : null);

/** A finding in one line that leads to it. */
const shortLine = (report, at) => {
  const one = findingOf(report, at);
  return make("li", {}, outcomeMark(one.outcome), " ", severityMark(one.rule.severity), " ",
    link(pageAddress("finding", one.name), message(one.message)), " ", own(one.rule.id, { class: "ref" }));
};

/** A button that copies an address, and says so; where that is not allowed, the address is there to be copied. */
const copyLink = (address) => {
  const whole = wholeAddress(address);
  const told = make("span", { role: "status", class: "note" });
  const button = make("button", { type: "button" }, "Copy link");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(whole);
      told.textContent = "Copied.";
    } catch {
      const field = make("input", { readonly: true, value: whole, "aria-label": "Link to this finding", class: "link-field" });
      told.replaceChildren("Copy it from here: ", field);
      field.select();
    }
  });
  return make("p", { class: "copy" }, button, " ", told);
};
