/**
 * The page's one script: folding of parts, sorting of tables, marking of an assumption wherever it is named, copying of a
 * specification. Without it nothing is lost. It makes no markup of any text, asks for nothing, and stores nothing.
 */
export const script = `"use strict";
(() => {
  const words = document.body.dataset;
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const button = (label, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", () => action(made));
    return made;
  };

  // Folding: every part but the answer; printing and coming from a link unfold.
  const folds = new Map();
  for (const section of all("main > section").slice(1)) {
    const [heading, body] = [section.querySelector("h2"), section.querySelector(".body")];
    const fold = (folded) => {
      body.hidden = folded;
      toggle.textContent = folded ? words.unfold : words.fold;
      toggle.setAttribute("aria-expanded", String(!folded));
    };
    const toggle = button(words.fold, () => fold(!body.hidden));
    body.id = "b-" + section.id;
    toggle.setAttribute("aria-controls", body.id);
    toggle.setAttribute("aria-describedby", heading.id);
    toggle.setAttribute("aria-expanded", "true");
    heading.append(toggle);
    folds.set(body, fold);
  }
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...folds].filter(([body]) => body.hidden);
    for (const [, fold] of before) fold(false);
  });
  addEventListener("afterprint", () => {
    for (const [, fold] of before) fold(true);
  });

  // Sorting: by the number of a cell, else by its text; once more turns the order around.
  for (const head of all("th[data-sorts]")) {
    const table = head.closest("table");
    const column = [...head.parentElement.children].indexOf(head);
    const key = (row) => {
      const cell = row.children[column];
      return cell.dataset.by === undefined ? cell.textContent.trim() : Number(cell.dataset.by);
    };
    const compare = (a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b
      : typeof a === typeof b ? a.localeCompare(b, "en", { numeric: true })
      : typeof a === "number" ? -1 : 1;
    const toggle = button("", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = all("tbody > tr", table).sort((a, b) => (down ? -1 : 1) * compare(key(a), key(b)));
      table.tBodies[0].append(...rows);
    });
    toggle.setAttribute("aria-label", words.sort + " " + head.textContent.trim());
    head.append(" ", toggle);
  }

  // Marking: while an assumption is pointed at or has the focus, and for good once its link was followed.
  let pinned = null;
  const mark = (sign) => {
    for (const one of all(".lit")) one.classList.remove("lit");
    for (const chosen of [sign, pinned])
      if (chosen) for (const one of all('[data-a="' + chosen + '"]')) one.classList.add("lit");
  };
  const signOf = (event) => {
    const named = event.target instanceof Element ? event.target.closest("[data-a]") : null;
    return named === null ? null : named.dataset.a;
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => mark(signOf(event)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = null;
    mark(null);
  });
  const arrive = () => {
    const found = /^#a(\\d+)$/.exec(location.hash);
    const place = document.getElementById(location.hash.slice(1));
    const body = place === null ? null : place.closest(".body");
    if (folds.has(body) && body.hidden) {
      folds.get(body)(false);
      place.scrollIntoView();
    }
    if (found === null) return;
    pinned = found[1];
    mark(null);
  };
  addEventListener("hashchange", arrive);
  arrive();

  // Copying: where the browser does not allow it the text is selected instead.
  for (const text of all("pre")) {
    text.before(button(words.copy, (pressed) => {
      const select = () => getSelection().selectAllChildren(text);
      const copied = () => { pressed.textContent = words.copied; };
      if (navigator.clipboard === undefined) select();
      else navigator.clipboard.writeText(text.textContent).then(copied, select);
    }));
  }
})();
`;
