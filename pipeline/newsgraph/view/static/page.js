// @ts-check
"use strict";

// A page that has a file or an address of its own: it is there already, and only begins.
newsgraph.start(/** @type {HTMLElement} */ (document.getElementById("main")), {
  lit: new URLSearchParams(location.search).get("lit") || "",
  state: new URLSearchParams(location.hash.slice(1)),
});
addEventListener("hashchange", () => newsgraph.moved?.(new URLSearchParams(location.hash.slice(1))));
