// @ts-check
"use strict";

// The drawing: who stands in which relation to whom, with filters; a click on a line shows its words.
newsgraph.starts.push((page, asked) => {
  const place = /** @type {HTMLElement | null} */ (page.querySelector("#graph"));
  if (!place) return;
  const drawing = /** @type {Drawing} */ (newsgraph.data("drawing"));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("#graph-filters"));
  const told = /** @type {HTMLElement} */ (page.querySelector("#graph-line"));
  const panel = /** @type {HTMLDetailsElement | null} */ (form.closest("details"));
  if (panel && matchMedia("(max-width: 50rem)").matches) panel.open = false;
  const cy = cytoscape({
    container: place,
    elements: [
      ...drawing.nodes.map((node) => ({ group: /** @type {const} */ ("nodes"), data: { ...node, text: node.label || node.name || node.id, across: Math.max(16, 2 * (node.size || 0)) }, position: { x: node.x, y: node.y }, scratch: { _home: { x: node.x, y: node.y } } })),
      ...drawing.lines.map((line) => ({ group: /** @type {const} */ ("edges"), data: { ...line, source: line.from, target: line.to, look: graphLooks.ofLine(line) } })),
    ],
    layout: { name: "preset", padding: 20 },
    minZoom: 0.05, maxZoom: 6,
    style: graphLooks.sheet(),
  });
  graphLooks.nameGreatest(cy);
  const filters = new GraphFilters(form, cy, drawing);
  const hint = told.textContent || "";

  /** The field that is being typed into, whose letters are one step together. */
  let typing = "";
  const inFile = document.documentElement.dataset.root === undefined;
  let boxed = false;

  function show() {
    if (boxed !== filters.field("boxes").checked) graphBoxes.switch(cy, (boxed = !boxed));
    page.dataset.shown = String(filters.apply());
    if (!filters.value("to")) {
      if (told.querySelector("ol")) told.textContent = hint;
      return;
    }
    const way = filters.way();
    if (way) tellAll(way);
    else told.textContent = filters.value("find") ? "No chain of lines leads there, as the drawing is filtered." : "Say under “Find” where the chain begins.";
  }

  form.addEventListener("input", (event) => {
    const changed = /** @type {HTMLInputElement} */ (event.target);
    show();
    keep(changed.name !== typing);
    typing = ["search", "text"].includes(changed.type) ? changed.name : "";
  });
  form.addEventListener("focusout", () => (typing = ""));
  form.addEventListener("reset", () => setTimeout(() => {
    told.textContent = hint;
    show();
    keep(true);
  }));
  newsgraph.moved = (state) => {
    stand(state);
    show();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  page.querySelector("[name=png]")?.addEventListener("click", () => graphSave.png(cy));
  page.querySelector("[name=svg]")?.addEventListener("click", () => graphSave.svg(cy));
  page.querySelector("[name=nearer]")?.addEventListener("click", () => zoom(1.4));
  page.querySelector("[name=farther]")?.addEventListener("click", () => zoom(1 / 1.4));
  cy.on("tap", "edge", (event) => told.replaceChildren(line(event.target.data())));
  cy.on("tap", "node", (event) => {
    const node = event.target;
    const link = Object.assign(document.createElement("a"), { href: newsgraph.address(node.id()), textContent: node.data("name") || node.data("text") });
    const around = Object.assign(document.createElement("button"), { type: "button", textContent: "only its neighbours" });
    around.addEventListener("click", () => {
      focusOn(node.data("name") || node.data("text"));
      show();
      keep(true);
    });
    told.replaceChildren(link, ` ${node.data("kind")}, ${node.degree(false)} ${node.degree(false) === 1 ? "line" : "lines"} `, around);
  });

  /** @param {number} factor */
  function zoom(factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  /** A line in words, with those that prove it. @param {DrawnLine} drawn */
  function line(drawn) {
    const [from, to] = [drawn.from, drawn.to].map((id) => cy.getElementById(id).data("name") || id);
    const said = document.createElement("p");
    said.textContent = `${from} – ${drawn.label || drawn.kind} – ${to}${drawn.modality === "asserted" ? "" : ` (${drawn.modality})`}`;
    const words = Object.assign(document.createElement("a"), { className: "proof", href: newsgraph.address(`article/${drawn.article}`, drawn.id), textContent: `“${drawn.text || ""}”` });
    said.append(document.createElement("br"), words);
    return said;
  }

  /** A chain, step by step. @param {cytoscape.CollectionReturnValue} way */
  function tellAll(way) {
    const steps = document.createElement("ol");
    for (const edge of way.edges().toArray()) {
      const step = document.createElement("li");
      step.append(line(edge.data()));
      steps.append(step);
    }
    told.replaceChildren(steps);
  }

  /** @param {string} name */
  function focusOn(name) {
    filters.field("find").value = name;
    filters.field("depth").value = "1";
  }

  /** Makes the form stand as the address says; one that says no more than whom to light up shows his neighbours.
   * @param {URLSearchParams} state */
  function stand(state) {
    const lit = inFile ? state.get("lit") : asked.lit;
    const centre = drawing.nodes.find((candidate) => candidate.id === lit);
    filters.restore(state);
    if (centre && [...state.keys()].every((key) => key === "lit")) focusOn(centre.name || centre.label || centre.id);
  }

  /** @param {boolean} step whether a step back is to lead to how it stood before */
  function keep(step) {
    const state = filters.state();
    if (asked.lit && !state.toString()) state.set("all", "1");
    newsgraph.keep(state, step);
  }

  stand(asked.state);
  if (!filters.value("find") && cy.width() < 600) cy.fit(cy.elements().components().sort((a, b) => b.length - a.length)[0], 10); // else its labels are too small to read
  show();
  page.dataset.graph = "drawn";
});
