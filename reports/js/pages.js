// The page of a project and the page of a rule.

const AT_ONCE = 30;

/** The page of a project: its facts, how its checks came out, and its findings. */
const projectPage = (report, at) => {
  const project = projectOf(report, at);
  const found = [...report.findings.name.keys()].filter((one) => several(report.findings.projects[one]).includes(at));
  const address = listOf({ project: project.name });
  const toList = (outcome) => listOf({ project: project.name, outcome });
  return make("article", {},
    make("p", { class: "ref" }, "Project", project.id === project.title ? "" : [" ", own(project.id)]),
    make("h2", { tabindex: "-1" }, own(project.title)),
    make("dl", { class: "about" }, factsOfProject(project)),
    tallyFigures(report, project.tally, toList),
    make("section", {}, make("h3", {}, "Findings"),
      found.length
        ? make("ul", { class: "related" }, found.slice(0, AT_ONCE).map((one) => shortLine(report, one)))
        : make("p", {}, "There are none."),
      found.length ? make("p", {}, link(address, `All ${number(found.length)} in the list of findings`)) : null));
};

const factsOfProject = (project) => {
  const listed = (name, field, words = project[field]) =>
    fact(name, project[field] ? link(listOf({ [field]: project[field] }), own(words)) : null);
  return [
    listed("Programme", "programme"),
    listed("Department", "department"),
    listed("Stage", "phase", spaced(project.phase)),
    fact("Status", project.status ? own(spaced(project.status)) : null),
    fact("Reported as", project.rag ? own(spaced(project.rag)) : null),
    fact("Manager", own(project.manager || "not said")),
    fact("Sponsor", own(project.sponsor || "not said")),
  ];
};

/** The page of a rule: its own words and examples, how it came out, where it fails. */
const rulePage = (report, rule) => {
  const words = document.getElementById(`rule-${rule.name}`)?.querySelector(".inside");
  const found = [...report.findings.name.keys()].filter((at) => report.rules[report.findings.rule[at]] === rule);
  return make("article", {},
    make("p", { class: "ref" }, "Rule ", own(rule.id, { class: "id" }), " ", severityMark(rule.severity)),
    make("h2", { tabindex: "-1" }, own(rule.title)),
    words?.querySelector(".about")?.cloneNode(true),
    tallyFigures(report, rule.tally, (outcome) => listOf({ rule: rule.name, outcome })),
    ruleByGroup(report, rule),
    make("section", {}, make("h3", {}, "Findings"),
      found.length
        ? make("ul", { class: "related" }, found.slice(0, AT_ONCE).map((at) => shortLine(report, at)))
        : make("p", {}, "There are none."),
      found.length ? make("p", {}, link(listOf({ rule: rule.name }), `All ${number(found.length)} in the list of findings`)) : null),
    examplesOf(words));
};

/** The rule's examples as the page has them. */
const examplesOf = (words) => {
  const examples = words?.querySelector(".examples");
  return examples ? make("section", {}, make("h3", {}, "Examples"), examples.cloneNode(true)) : null;
};

/** What is shown where an address leads to something that this report does not have. */
const nothingPage = (kind, name) =>
  make("article", {}, make("h2", { tabindex: "-1" }, `There is no such ${kind} in this report`),
    make("p", {}, own(name), " is not among what was found here. It may have been mended since, or stand in another report."),
    make("p", {}, link("findings", "All findings")));
