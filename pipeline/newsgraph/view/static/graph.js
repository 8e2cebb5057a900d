// @ts-check
"use strict";

// The drawing: who stands in which relation to whom, with filters; a click on a line shows its words.
newsgraph.starts.push((page, asked) => {
  const place = /** @type {HTMLElement | null} */ (page.querySelector("#graph"));
  if (!place) return;
  const drawing = /** @type {Drawing} */ (newsgraph.data("drawing"));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("#graph-filters"));
  const told = /** @type {HTMLElement} */ (page.querySelector("#graph-line"));
  const colours = { person: "#4477aa", organisation: "#ee6677", group: "#228833", country: "#ccbb44", place: "#66ccee", event: "#aa3377", topic: "#bbbbbb" };
  const shapes = { person: "ellipse", organisation: "round-rectangle", group: "hexagon", country: "diamond", place: "triangle", event: "star", topic: "rectangle" };
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();

  /** @param {DrawnLine} line */
  function lineKind(line) {
    return line.kind === "stance" ? `stance ${line.polarity}` : line.kind;
  }

  const lineColours = { membership: "#009e73", role: "#808080", "stance for": "#0072b2", "stance against": "#d55e00" };
  // @ts-ignore cytoscape comes without types
  const cy = cytoscape({
    container: place,
    elements: [
      ...drawing.nodes.map((node) => ({ group: "nodes", data: { ...node, text: node.label || node.name || node.id }, position: { x: node.x, y: node.y } })),
      ...drawing.lines.map((line) => ({ group: "edges", data: { ...line, source: line.from, target: line.to, look: lineKind(line) } })),
    ],
    layout: { name: "preset" },
    minZoom: 0.05, maxZoom: 6,
    style: [
      { selector: "node", style: { label: "data(text)", "font-size": 14, color: ink, "background-color": (/** @type {any} */ n) => colours[n.data("kind")] || "#999", shape: (/** @type {any} */ n) => shapes[n.data("kind")] || "ellipse", width: (/** @type {any} */ n) => 12 + 2 * (n.data("size") || 4), height: (/** @type {any} */ n) => 12 + 2 * (n.data("size") || 4), "min-zoomed-font-size": 7, "text-valign": "bottom", "text-margin-y": 3 } },
      { selector: "edge", style: { width: 2, "line-color": (/** @type {any} */ e) => lineColours[e.data("look")] || "#888", "curve-style": "bezier", "target-arrow-shape": "triangle", "target-arrow-color": (/** @type {any} */ e) => lineColours[e.data("look")] || "#888" } },
      { selector: 'edge[modality = "reported"]', style: { "line-style": "dashed" } },
      { selector: 'edge[polarity = "against"]', style: { "target-arrow-shape": "tee" } },
      { selector: ".out", style: { display: "none" } },
      { selector: ".dim", style: { opacity: 0.12 } },
      { selector: ".found, :selected", style: { "border-width": 4, "border-color": ink, "line-color": ink, "font-weight": "bold" } },
    ],
  });
  page.dataset.graph = "drawn";

  const kinds = [...new Set(drawing.nodes.map((node) => node.kind))].sort();
  const looks = [...new Set(drawing.lines.map(lineKind))].sort();
  offer("kind", kinds, swatchOfNode);
  offer("line", looks, swatchOfLine);
  const names = /** @type {HTMLElement} */ (page.querySelector("#graph-names"));
  names.replaceChildren(...drawing.nodes.map((node) => Object.assign(document.createElement("option"), { value: node.name || node.label || node.id })));

  /** A box to tick for each value, with its look beside it. @param {string} name @param {string[]} values @param {(value: string) => SVGElement} swatch */
  function offer(name, values, swatch) {
    const set = /** @type {HTMLElement} */ (page.querySelector(`fieldset[name="${name}"]`));
    for (const value of values) {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: `${name}-shown`, value, defaultChecked: true });
      const label = document.createElement("label");
      label.append(box, swatch(value), value);
      set.append(label);
    }
  }

  /** @param {string} kind */
  function swatchOfNode(kind) {
    const points = { diamond: "8,1 15,8 8,15 1,8", triangle: "8,1 15,15 1,15", hexagon: "4,2 12,2 15,8 12,14 4,14 1,8", star: "8,1 10,6 15,6 11,9 13,15 8,11 3,15 5,9 1,6 6,6" }[shapes[kind] || ""];
    if (points) return picture("polygon", { points, fill: colours[kind] || "#999" });
    if (shapes[kind] === "ellipse") return picture("circle", { cx: 8, cy: 8, r: 7, fill: colours[kind] });
    return picture("rect", { x: 1, y: 2, width: 14, height: 12, rx: shapes[kind] === "round-rectangle" ? 3 : 0, fill: colours[kind] || "#999" });
  }

  /** @param {string} look */
  function swatchOfLine(look) {
    const end = look === "stance against" ? "M1 8H13M13 3V13" : "M1 8H14M9 4L14 8L9 12";
    return picture("path", { d: end, stroke: lineColours[look] || "#888", "stroke-width": 2, fill: "none" });
  }

  /** @param {string} name @param {Record<string, string | number>} attributes */
  function picture(name, attributes) {
    const svg_ = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg_.setAttribute("viewBox", "0 0 16 16");
    svg_.setAttribute("class", "swatch");
    svg_.setAttribute("aria-hidden", "true");
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value_] of Object.entries(attributes)) drawn.setAttribute(key, String(value_));
    svg_.append(drawn);
    return svg_;
  }

  /** @param {string} name */
  function chosen(name) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (page.querySelectorAll(`[name="${name}-shown"]:checked`));
    return new Set([...boxes].map((box) => box.value));
  }

  /** @param {string} name */
  function value(name) {
    return /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value.trim();
  }

  function filter() {
    const shown = { kinds: chosen("kind"), lines: chosen("line") };
    const since = value("since"), until = value("until");
    const sure = /** @type {HTMLInputElement} */ (form.elements.namedItem("sure")).checked;
    const depth = Number(value("depth"));
    const wanted = newsgraph.fold(value("find"));
    cy.batch(() => {
      cy.elements().removeClass("out found dim");
      cy.nodes().filter((/** @type {any} */ node) => !shown.kinds.has(node.data("kind"))).addClass("out");
      cy.edges().filter((/** @type {any} */ edge) => !shown.lines.has(edge.data("look")) || (sure && edge.data("modality") !== "asserted") || !within(edge.data(), since, until)).addClass("out");
      const hits = wanted ? cy.nodes().filter((/** @type {any} */ node) => newsgraph.fold(node.data("name") || node.data("text")).includes(wanted)) : cy.collection();
      hits.addClass("found");
      if (hits.nonempty()) {
        if (depth) {
          let near = hits;
          for (let step = 0; step < depth; step += 1) near = near.union(near.edgesWith(cy.nodes()).filter(":visible")).union(near.neighborhood().filter((/** @type {any} */ e) => !e.hasClass("out")));
          cy.elements().difference(near.union(near.connectedNodes ? near.connectedNodes() : cy.collection())).addClass("out");
          cy.fit(near, 60);
        } else {
          cy.animate({ center: { eles: hits }, duration: 0 });
        }
      }
    });
    cy.batch(() => cy.nodes().filter((/** @type {any} */ node) => node.connectedEdges().every((/** @type {any} */ edge) => edge.hasClass("out"))).addClass("dim"));
    page.dataset.shown = String(cy.edges().filter((/** @type {any} */ e) => [e, e.source(), e.target()].every((part) => !part.hasClass("out"))).length);
  }

  /** Whether a line's days touch the range; a line without days does where no range is asked. @param {DrawnLine} line @param {string} since @param {string} until */
  function within(line, since, until) {
    if (!since && !until) return true;
    if (!line.start && !line.end) return false;
    return (!since || (line.end || "9999") >= since) && (!until || (line.start || "0000").slice(0, until.length) <= until);
  }

  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(() => { filter(); cy.fit(undefined, 30); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  page.querySelector("[name=png]")?.addEventListener("click", () => save("graph.png", cy.png({ full: true, scale: 2, bg: "white", output: "blob" })));
  page.querySelector("[name=svg]")?.addEventListener("click", () => save("graph.svg", new Blob([svg()], { type: "image/svg+xml" })));

  cy.on("tap", "edge", (/** @type {any} */ event) => tell(event.target.data()));
  cy.on("tap", "node", (/** @type {any} */ event) => {
    const link = Object.assign(document.createElement("a"), { href: newsgraph.address(event.target.data("id")), textContent: event.target.data("name") || event.target.data("text") });
    told.replaceChildren(link, document.createTextNode(` ${event.target.data("kind")}, ${event.target.degree()} lines`));
  });

  /** @param {DrawnLine} line */
  function tell(line) {
    const ends = [line.from, line.to].map((id) => cy.getElementById(id).data("name") || id);
    const said = document.createElement("p");
    said.textContent = `${ends[0]} – ${line.label || line.kind} – ${ends[1]}${line.modality === "asserted" ? "" : ` (${line.modality})`}`;
    const words = Object.assign(document.createElement("a"), { className: "proof", href: newsgraph.address(`article/${line.article}`, line.id), textContent: `“${line.text || ""}”` });
    told.replaceChildren(said, words);
  }

  /** @param {string} name @param {Blob} blob */
  function save(name, blob) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** What is shown, as a plain SVG. */
  function svg() {
    const box = cy.elements(":visible").boundingBox();
    const document_ = document.implementation.createDocument("http://www.w3.org/2000/svg", "svg", null);
    const root = document_.documentElement;
    root.setAttribute("viewBox", [box.x1 - 20, box.y1 - 20, box.w + 40, box.h + 40].map(Math.round).join(" "));
    /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
    const add = (name, attributes, text) => {
      const element = document_.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key_, value_] of Object.entries(attributes)) element.setAttribute(key_, String(value_));
      if (text) element.textContent = text;
      root.append(element);
    };
    cy.edges(":visible").forEach((/** @type {any} */ edge) => {
      const [a, b] = [edge.source().position(), edge.target().position()];
      add("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: lineColours[edge.data("look")] || "#888", "stroke-width": 2, ...(edge.data("modality") === "reported" ? { "stroke-dasharray": "6 4" } : {}) });
    });
    cy.nodes(":visible").forEach((/** @type {any} */ node) => {
      const { x, y } = node.position();
      add("circle", { cx: x, cy: y, r: node.width() / 2, fill: colours[node.data("kind")] || "#999" });
      add("text", { x, y: y + node.width() / 2 + 14, "font-size": 14, "text-anchor": "middle", "font-family": "sans-serif" }, node.data("text"));
    });
    return new XMLSerializer().serializeToString(document_);
  }

  if (asked.lit) {
    const node = drawing.nodes.find((candidate) => candidate.id === asked.lit);
    if (node) {
      /** @type {HTMLInputElement} */ (form.elements.namedItem("find")).value = node.name || node.label || node.id;
      /** @type {HTMLSelectElement} */ (form.elements.namedItem("depth")).value = "1";
    }
  }
  filter();
});
