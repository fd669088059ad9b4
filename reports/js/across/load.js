// The table of overload: a number opens, below its row, the promises that make it up.

const openLoads = () => {
  const heat = document.getElementById("heat");
  if (!heat) return;
  const shown = { link: null, row: null };
  const close = () => {
    shown.row?.remove();
    shown.link?.setAttribute("aria-expanded", "false");
    shown.link?.closest("td").classList.remove("shown");
    Object.assign(shown, { link: null, row: null });
  };
  for (const one of heat.querySelectorAll("td a")) {
    one.setAttribute("aria-expanded", "false");
    one.setAttribute("role", "button");
    one.addEventListener("click", (event) => {
      event.preventDefault();
      const again = shown.link === one;
      close();
      if (!again) Object.assign(shown, { link: one, row: opened(one) });
    });
    one.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        one.click();
      }
      if (event.key === "Escape") close();
    });
  }
  addEventListener("beforeprint", close);
};

/** Opens the row below a number. */
const opened = (one) => {
  const load = document.getElementById(decodeURIComponent(one.hash.slice(1)));
  const row = one.closest("tr");
  const inside = [...load.querySelector("summary").childNodes].map((part) => part.cloneNode(true));
  const rest = [...load.children].slice(1).map((part) => part.cloneNode(true));
  const made = make("tr", { class: "opened" },
    make("td", { colspan: row.children.length }, make("div", { class: "beside" }, make("p", {}, inside), rest)));
  row.after(made);
  one.setAttribute("aria-expanded", "true");
  one.closest("td").classList.add("shown");
  return made;
};
