// @ts-check
"use strict";

// Shows the page that the address names: #/person/ann-lee?lit=role/12. Each page is in this file as text, and is read when it is shown.
(() => {
  const main = /** @type {HTMLElement} */ (document.getElementById("main"));
  const pages = new Map([...document.querySelectorAll('script[type="text/html"]')].map((script) => [script.getAttribute("data-path") || "", script]));
  const name = document.title;
  let first = true;

  function show() {
    const [address, query] = location.hash.replace(/^#\/?/, "").split("?");
    const path = (address || "").split("/").map(decode).join("/");
    const page = pages.get(path);
    main.replaceChildren(...(page ? new DOMParser().parseFromString(page.textContent || "", "text/html").body.childNodes : [missing(path)]));
    const title = page?.getAttribute("data-title") || "Not found";
    document.title = path ? `${title} · ${name}` : name;
    window.scrollTo(0, 0);
    if (!first) /** @type {HTMLElement | null} */ (main.querySelector("h1"))?.focus({ preventScroll: true });
    first = false;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.getAttribute("href") === `#/${address || ""}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    newsgraph.start(main, { lit: new URLSearchParams(query).get("lit") || "" });
  }

  /** @param {string} part */
  function decode(part) {
    try { return decodeURIComponent(part); } catch { return part; }
  }

  /** @param {string} path */
  function missing(path) {
    const heading = Object.assign(document.createElement("h1"), { textContent: "There is no such page", tabIndex: -1 });
    const told = Object.assign(document.createElement("p"), { textContent: path });
    const all = document.createDocumentFragment();
    all.append(heading, told);
    return all;
  }

  addEventListener("hashchange", show);
  show();
})();
