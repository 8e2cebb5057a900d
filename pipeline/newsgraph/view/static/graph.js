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

  function show() {
    page.dataset.shown = String(filters.apply());
    if (!filters.value("to")) return;
    const way = filters.way();
    if (way) tellAll(way);
    else told.textContent = filters.value("find") ? "No chain of lines leads there, as the drawing is filtered." : "Say under “Find” where the chain begins.";
  }

  form.addEventListener("input", (event) => {
    const changed = /** @type {HTMLInputElement} */ (event.target);
    if (changed.name === "boxes") graphBoxes.switch(cy, changed.checked);
    show();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    graphBoxes.switch(cy, false);
    told.textContent = hint;
    show();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  page.querySelector("[name=png]")?.addEventListener("click", () => graphSave.png(cy));
  page.querySelector("[name=svg]")?.addEventListener("click", () => graphSave.svg(cy));
  page.querySelector("[name=nearer]")?.addEventListener("click", () => zoom(1.4));
  page.querySelector("[name=farther]")?.addEventListener("click", () => zoom(1 / 1.4));
  cy.on("tap", "edge", (event) => told.replaceChildren(line(event.target.data())));
  cy.on("tap", "node", (event) => {
    const node = event.target;
    const link = Object.assign(document.createElement("a"), { href: newsgraph.address(node.id()), textContent: node.data("name") || node.data("text") });
    told.replaceChildren(link, ` ${node.data("kind")}, ${node.degree(false)} ${node.degree(false) === 1 ? "line" : "lines"}`);
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

  if (asked.lit) {
    const node = drawing.nodes.find((candidate) => candidate.id === asked.lit);
    if (node) {
      filters.field("find").value = node.name || node.label || node.id;
      filters.field("depth").value = "1";
    }
  } else if (cy.width() < 600) cy.fit(cy.elements().components().sort((a, b) => b.length - a.length)[0], 10); // else its labels are too small to read
  show();
  page.dataset.graph = "drawn";
});
