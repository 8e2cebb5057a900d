// @ts-check
"use strict";

// An article's page: a claim lights up its words and its support, words light up their claims.
newsgraph.starts.push((page, asked) => {
  const text = page.querySelector(".reading .text");
  if (!text) return;

  /** @param {string} id */
  function light(id) {
    for (const lit of page.querySelectorAll(".lit, .lit-support")) lit.classList.remove("lit", "lit-support");
    const words = holders("data-proves", id);
    for (const piece of words) piece.classList.add("lit");
    for (const piece of holders("data-supports", id)) piece.classList.add("lit-support");
    for (const piece of page.querySelectorAll("[data-entity]")) {
      if (piece.getAttribute("data-entity") === id) { piece.classList.add("lit"); words.push(piece); }
    }
    const line = [...page.querySelectorAll("[data-claim]")].find((item) => item.getAttribute("data-claim") === id);
    line?.classList.add("lit");
    line?.scrollIntoView({ block: "nearest" });
    words[0]?.scrollIntoView({ block: "center" });
  }

  /** @param {string} attribute @param {string} id */
  function holders(attribute, id) {
    return [...page.querySelectorAll(`[${attribute}]`)].filter((piece) => (piece.getAttribute(attribute) || "").split(" ").includes(id));
  }

  text.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("a")) return;
    const claims = target.closest("[data-proves]")?.getAttribute("data-proves")?.split(" ");
    if (claims) {
      const now = claims.findIndex((id) => page.querySelector(`[data-claim="${CSS.escape(id)}"]`)?.classList.contains("lit"));
      light(claims[(now + 1) % claims.length] || "");
    }
  });
  if (asked.lit) light(asked.lit);
});
