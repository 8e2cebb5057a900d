// @ts-check
"use strict";

// Names are offered as one types them into a question's form.
newsgraph.starts.push((page) => {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (page.querySelectorAll("input[data-kinds]"))) {
    const kinds = (box.dataset.kinds || "").split(" ").filter(Boolean);
    box.addEventListener("input", async () => {
      const asked = box.value;
      const given = new URLSearchParams([["q", asked], ...kinds.map((kind) => ["kind", kind])]);
      const answer = await fetch(`/search.json?${given}`);
      if (!answer.ok || box.value !== asked) return;
      const names = /** @type {Name[]} */ (await answer.json());
      box.list?.replaceChildren(...names.filter((name) => name.kind !== "article").map(option));
    });
  }

  /** @param {Name} name */
  function option(name) {
    return Object.assign(document.createElement("option"), { value: name.name, label: `${name.name}, ${name.kind}` });
  }
});
