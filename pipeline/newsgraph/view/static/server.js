// @ts-check
"use strict";

// Names are looked up by the server that these pages come from, which knows other spellings.
newsgraph.find = async (/** @type {string} */ typed) => {
  const answer = await fetch(`/search.json?q=${encodeURIComponent(typed)}`);
  return answer.ok ? answer.json() : [];
};

// A large graph is drawn in part, and says so.
newsgraph.starts.push((page, asked) => {
  if (!newsgraph.given.part || !page.querySelector("#graph")) return;
  const told = asked.lit ? "Those around, as far as they can be drawn." : "Whoever is named most; the pages of the others lead to a drawing of those around them.";
  page.querySelector("h1")?.after(Object.assign(document.createElement("p"), { className: "none", textContent: told }));
});
