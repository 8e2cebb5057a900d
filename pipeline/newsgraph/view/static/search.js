// @ts-check
"use strict";

// The search box: names whose words begin with all that is typed, those named most first.
(() => {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("search"));
  const found = /** @type {HTMLElement} */ (document.getElementById("found"));
  /** @type {Name[] | undefined} */
  let names;

  /** @param {Name} name @param {string[]} typed */
  function fits(name, typed) {
    const words = ` ${name.words}`;
    return typed.every((word) => words.includes(` ${word}`));
  }

  /** @param {string[]} typed */
  function named(typed) {
    names = names || /** @type {Name[]} */ (newsgraph.data("names"));
    return names.filter((name) => fits(name, typed)).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  }

  async function show() {
    const asked = box.value;
    const typed = newsgraph.fold(asked).split(" ").filter(Boolean);
    const hits = !typed.length ? [] : newsgraph.find ? await newsgraph.find(asked) : named(typed);
    if (box.value !== asked) return; // somebody has typed on
    found.replaceChildren(...hits.slice(0, 12).map(item));
    found.hidden = !typed.length;
    if (typed.length && !hits.length) found.append(Object.assign(document.createElement("li"), { textContent: "nothing found" }));
  }

  /** @param {Name} name */
  function item(name) {
    const link = document.createElement("a");
    link.href = newsgraph.address(name.path);
    link.textContent = name.name;
    const kind = document.createElement("span");
    kind.className = "count";
    kind.textContent = ` ${name.kind}`;
    link.append(kind);
    const li = document.createElement("li");
    li.append(link);
    return li;
  }

  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown") /** @type {HTMLElement | null} */ (found.querySelector("a"))?.focus();
  });
  box.form?.addEventListener("submit", (event) => {
    if (newsgraph.find) return; // the server has a page of what it finds
    event.preventDefault();
    /** @type {HTMLElement | null} */ (found.querySelector("a"))?.click();
  });
  found.addEventListener("keydown", (event) => {
    const links = /** @type {HTMLElement[]} */ ([...found.querySelectorAll("a")]);
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (links[at - 1] ?? box).focus();
    else if (event.key === "Escape") { close(); box.focus(); }
    else return;
    event.preventDefault();
  });
  found.addEventListener("click", close);
  document.addEventListener("click", (event) => {
    if (!box.form?.contains(/** @type {Node} */ (event.target))) close();
  });

  function close() {
    found.hidden = true;
  }
})();
