// Paper: what is folded is opened, and the list, of which only a part is drawn, is written out.

const ON_PAPER = 300;

/** Writes out the findings that are listed; `words` says which those are. */
const paperList = (report, details, found, words) => {
  const shown = found.slice(0, ON_PAPER);
  const left = found.length - shown.length;
  const said = left
    ? `The ${number(ON_PAPER)} worst of ${counted(found.length, "finding")}${words}. The others are in the file itself and in the JSON report.`
    : `${counted(found.length, "finding")}${words}.`;
  return [make("p", { class: "left-out" }, said),
    make("ol", { class: "findings" }, shown.map((at) => paperLine(report, details, at)))];
};

const paperLine = (report, details, at) => {
  const one = findingOf(report, at);
  const missing = missingOf(report, details, at);
  return make("li", { class: "finding" },
    make("div", { class: "who" }, outcomeMark(one.outcome), " ", severityMark(one.rule.severity),
      make("h3", {}, own(one.subject)), make("p", { class: "ref" }, placeWords(report, one)),
      one.people.length ? make("p", { class: "ref" }, "Who acts: ", own(one.people.join(", "))) : null),
    make("div", { class: "what" }, make("div", { class: "message" }, message(one.message)),
      make("p", { class: "ref" }, own(one.rule.id, { class: "id" }), " ", own(one.rule.title)),
      clausesOf(report, details, at).flat(), missing));
};

/** Opens what is folded before printing, and folds it again. */
const openForPaper = () => {
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) {
      one.open = true;
      opened.push(one);
    }
  });
  addEventListener("afterprint", () => {
    for (const one of opened.splice(0)) one.open = false;
  });
};
