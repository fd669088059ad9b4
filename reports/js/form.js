// The filters as a form. It says what the address says, and tells the address what the reader chooses.

const COUNTED = 200; // choices of which each says how many findings it would leave
const TYPING = 120; // milliseconds that a pause in typing takes
const ALPHABET = new Intl.Collator("en", { numeric: true });

/**
 * @typedef {object} Form
 * @property {HTMLElement} element
 * @property {(filters: Map<string, string[]>, counts: Int32Array[]) => void} show
 */

/**
 * The form for these dimensions. `choose(name, values)` is told of each choice, `clear()` when all are taken back.
 * @returns {Form}
 */
const makeForm = (dimensions, choose, clear) => {
  const used = dimensions.filter((one) => one.values.length > 1);
  const parts = used.map((one) => (isShort(one) ? makeBoxes(one, choose) : makeChoice(one, choose)));
  const search = makeWords(choose);
  const reset = make("button", { type: "button", class: "reset" }, "Clear all filters");
  reset.addEventListener("click", clear);
  const boxes = parts.filter((one) => one.element.matches("fieldset"));
  const choices = parts.filter((one) => !one.element.matches("fieldset"));
  const element = make("div", { class: "filters", role: "search", "aria-label": "Filter the findings" },
    make("div", { class: "filter-row" }, boxes.map((one) => one.element)),
    make("div", { class: "filter-row" }, search.element, choices.map((one) => one.element), reset));
  const show = (filters, counts) => {
    for (const [at, one] of used.entries()) {
      parts[at].show(filters.get(one.name) ?? [], counts[dimensions.indexOf(one)]);
    }
    search.show(filters.get("q")?.[0] ?? "");
    reset.hidden = !filters.size;
  };
  return { element, show };
};

const isShort = (one) => one.name === "outcome" || one.name === "severity";

/** A box for each of a few values; any number of them may be chosen. */
const makeBoxes = (one, choose) => {
  const used = [...one.values.keys()].filter((at) => one.codes.includes(at));
  const boxes = used.map((at) => {
    const value = one.values[at];
    const box = make("input", { type: "checkbox", name: one.name, value });
    const amount = make("span", { class: "count" });
    const mark = one.name === "outcome" ? outcomeMark(value) : severityMark(value);
    return { box, amount, label: make("label", {}, box, mark, " ", amount), at };
  });
  const told = () => choose(one.name, boxes.filter(({ box }) => box.checked).map(({ box }) => box.value));
  for (const { box } of boxes) box.addEventListener("change", told);
  const element = make("fieldset", {}, make("legend", {}, one.label), boxes.map(({ label }) => label));
  const show = (values, counts) => {
    for (const { box, amount, label, at } of boxes) {
      box.checked = values.includes(box.value);
      amount.textContent = number(counts[at]);
      label.classList.toggle("none", !counts[at] && !box.checked);
    }
  };
  return { element, show };
};

/** A list of many values, of which one may be chosen; the address may choose several. */
const makeChoice = (one, choose) => {
  const id = `filter-${one.name}`;
  const every = make("option", { value: "*" }, "any");
  const others = make("option", { value: "+", hidden: true });
  const options = one.values.map((value, at) => make("option", { value: `=${value}` }, one.labels[at]));
  const order = [...options.keys()];
  if (one.name !== "rule" && one.name !== "phase") order.sort((a, b) => ALPHABET.compare(one.labels[a], one.labels[b]));
  const select = make("select", { id }, every, others, order.map((at) => options[at]));
  select.addEventListener("change", () => choose(one.name, select.value === "*" ? [] : [select.value.slice(1)]));
  const show = (values, counts) => {
    if (options.length <= COUNTED) {
      for (const [at, option] of options.entries()) option.textContent = `${one.labels[at]} (${number(counts[at])})`;
    }
    const known = values.length === 1 && one.numbers.has(values[0]);
    others.hidden = known || !values.length;
    others.textContent = values.length === 1 ? `${values[0]} (not in this report)` : `${values.length} chosen`;
    if (!values.length) every.selected = true;
    else if (known) options[one.numbers.get(values[0])].selected = true;
    else others.selected = true;
    select.classList.toggle("chosen", values.length > 0);
  };
  return { element: make("div", { class: "choice" }, make("label", { for: id }, one.label), select), show };
};

/** Words to look for; the address is told when the reader pauses. */
const makeWords = (choose) => {
  const input = make("input", { type: "search", id: "filter-q", autocomplete: "off", spellcheck: "false" });
  let waiting = 0;
  const tell = () => {
    clearTimeout(waiting);
    waiting = 0;
    choose("q", input.value.trim() ? [visible(input.value)] : []);
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, TYPING);
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && tell());
  const show = (words) => {
    if (!waiting && input.value !== words) input.value = words;
  };
  return { element: make("div", { class: "choice words-choice" }, make("label", { for: "filter-q" }, "Words"), input), show };
};
