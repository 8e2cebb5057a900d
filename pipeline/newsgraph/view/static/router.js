// @ts-check
"use strict";

// Shows the page that the address names: #/person/ann-lee?lit=role/12. Each page is in this file, and is read when it is shown.
(() => {
  const main = /** @type {HTMLElement} */ (document.getElementById("main"));
  const name = document.title;
  let shown = "";
  let wanted = 0;

  async function show() {
    const [address, query] = location.hash.replace(/^#\/?/, "").split("?");
    const path = (address || "").split("/").map(decode).join("/");
    const asked = new URLSearchParams(query);
    if (newsgraph.moved && shown === `/${path}`) {
      newsgraph.moved(asked);
      return;
    }
    const mine = (wanted += 1);
    const page = await newsgraphPages.get(path).catch(() => unreadable);
    if (mine !== wanted) return; // somebody has gone on
    newsgraph.moved = undefined;
    main.replaceChildren(...(page ? new DOMParser().parseFromString(page.html, "text/html").body.childNodes : [told("There is no such page", path)]));
    document.title = path ? `${page?.title || "Not found"} · ${name}` : name;
    window.scrollTo(0, 0);
    if (shown) /** @type {HTMLElement | null} */ (main.querySelector("h1"))?.focus({ preventScroll: true });
    shown = `/${path}`;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.getAttribute("href") === `#/${address || ""}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    newsgraph.start(main, { lit: asked.get("lit") || "", state: asked });
  }

  const unreadable = { title: "Not read", html: "<h1 tabindex=\"-1\">This page cannot be read here</h1><p>A report of this size takes a browser of 2023 or later.</p>" };

  /** @param {string} part */
  function decode(part) {
    try { return decodeURIComponent(part); } catch { return part; }
  }

  /** @param {string} heading @param {string} words */
  function told(heading, words) {
    const all = document.createDocumentFragment();
    all.append(Object.assign(document.createElement("h1"), { textContent: heading, tabIndex: -1 }), Object.assign(document.createElement("p"), { textContent: words }));
    return all;
  }

  addEventListener("hashchange", show);
  void show();
})();
