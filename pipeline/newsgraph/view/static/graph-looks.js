// @ts-check
"use strict";

/** How dots and lines look, in the drawing, beside its filters and in what is saved: a colour never stands alone, a shape goes with it. */
const graphLooks = {
  /** @type {Record<string, string>} */
  colours: { person: "#4477aa", organisation: "#ee6677", group: "#228833", country: "#ccbb44", place: "#66ccee", event: "#aa3377", topic: "#bbbbbb" },
  /** @type {Record<string, string>} */
  shapes: { person: "ellipse", organisation: "round-rectangle", group: "hexagon", country: "diamond", place: "triangle", event: "star", topic: "rectangle" },
  /** @type {Record<string, string>} */
  lines: { membership: "#009e73", role: "#808080", "stance for": "#0072b2", "stance against": "#d55e00" },

  /** @param {string} kind */
  colourOf(kind) {
    return graphLooks.colours[kind] || "#999999";
  },

  /** What its kind and direction make of a line: "stance for". @param {{kind: string, polarity?: string}} line */
  ofLine(line) {
    return line.kind === "stance" ? `stance ${line.polarity}` : line.kind;
  },

  /** @param {string} look */
  colourOfLine(look) {
    return graphLooks.lines[look] || "#888888";
  },

  /** Labels stand on their dots, for which the places leave room. @returns {cytoscape.StylesheetJson} */
  sheet() {
    const page = getComputedStyle(document.documentElement);
    const [ink, paper] = ["--ink", "--paper"].map((name) => page.getPropertyValue(name).trim());
    return /** @type {cytoscape.StylesheetJson} */ ([
      { selector: "node", style: { label: "data(text)", color: ink, "font-size": 18, "text-outline-color": paper, "text-outline-width": 2, "text-valign": "center", "text-halign": "center", "min-zoomed-font-size": 7, "background-color": (/** @type {cytoscape.NodeSingular} */ node) => graphLooks.colourOf(node.data("kind")), shape: (/** @type {cytoscape.NodeSingular} */ node) => graphLooks.shapes[node.data("kind")] || "ellipse", width: "data(across)", height: "data(across)" } },
      { selector: "node[across < 60]", style: { "text-valign": "bottom", "text-margin-y": 1 } },
      { selector: 'node[kind = "topic"]', style: { "font-size": 15 } },
      { selector: ":parent", style: { shape: "round-rectangle", "background-opacity": 0.12, "border-width": 2, "border-color": graphLooks.colours["group"], "text-valign": "top", "font-weight": "bold", padding: "14px" } },
      { selector: "edge", style: { width: 2, "line-color": (/** @type {cytoscape.EdgeSingular} */ edge) => graphLooks.colourOfLine(edge.data("look")), "curve-style": "bezier", "target-arrow-shape": "triangle", "target-arrow-color": (/** @type {cytoscape.EdgeSingular} */ edge) => graphLooks.colourOfLine(edge.data("look")) } },
      { selector: 'edge[modality = "reported"]', style: { "line-style": "dashed" } },
      { selector: 'edge[polarity = "against"]', style: { "target-arrow-shape": "tee" } },
      { selector: ".out, .boxed", style: { display: "none" } },
      { selector: ".dim", style: { opacity: 0.12 } },
      { selector: "node.found, node.way, node:selected", style: { "border-width": 4, "border-color": ink, "font-weight": "bold" } },
      { selector: "edge.way, edge:selected", style: { width: 5 } },
    ]);
  },

  /** The names of the greatest dots can be read however far away one stands. @param {cytoscape.Core} cy */
  nameGreatest(cy) {
    const order = /** @type {cytoscape.NodeSingular[]} */ (cy.nodes('[kind != "topic"]').toArray()).sort((a, b) => b.data("across") - a.data("across") || a.id().localeCompare(b.id()));
    const greatest = order.slice(0, Math.min(15, order.length / 8));
    let size = 0;
    const scale = () => {
      const wanted = Math.max(18, Math.round(12 / cy.zoom()));
      if (wanted !== size) cy.batch(() => greatest.forEach((node) => node.style({ "font-size": wanted, "z-index": 2, "text-outline-width": wanted / 8 })));
      size = wanted;
    };
    cy.on("zoom", scale);
    scale();
  },

  /** The dot of a kind, to stand beside its name. @param {string} kind */
  swatch(kind) {
    const shape = graphLooks.shapes[kind] || "";
    const fill = graphLooks.colourOf(kind);
    /** @type {Record<string, string>} */
    const corners = { diamond: "8,1 15,8 8,15 1,8", triangle: "8,1 15,15 1,15", hexagon: "4,2 12,2 15,8 12,14 4,14 1,8", star: "8,1 10,6 15,6 11,9 13,15 8,11 3,15 5,9 1,6 6,6" };
    const points = corners[shape];
    if (points) return graphLooks.picture("polygon", { points, fill });
    if (shape === "ellipse") return graphLooks.picture("circle", { cx: 8, cy: 8, r: 7, fill });
    return graphLooks.picture("rect", { x: 1, y: 2, width: 14, height: 12, rx: shape === "round-rectangle" ? 3 : 0, fill });
  },

  /** @param {string} look */
  swatchOfLine(look) {
    const end = look === "stance against" ? "M1 8H13M13 3V13" : "M1 8H14M9 4L14 8L9 12";
    return graphLooks.picture("path", { d: end, stroke: graphLooks.colourOfLine(look), "stroke-width": 2, fill: "none" });
  },

  /** @param {string} name @param {Record<string, string | number>} attributes */
  picture(name, attributes) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", class: "swatch", "aria-hidden": "true" })) svg.setAttribute(key, value);
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) drawn.setAttribute(key, String(value));
    svg.append(drawn);
    return svg;
  },
};
