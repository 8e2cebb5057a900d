// @ts-check
"use strict";

/** The drawing as a file. */
const graphSave = {
  /** @param {string} name @param {Blob} blob */
  file(name, blob) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },

  /** @param {cytoscape.Core} cy */
  png(cy) {
    const background = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
    graphSave.file("graph.png", cy.png({ full: true, scale: 2, bg: background, output: "blob" }));
  },

  /** What is shown, as a plain SVG in black on white. @param {cytoscape.Core} cy */
  svg(cy) {
    const shown = cy.elements(":visible");
    const box = shown.boundingBox({});
    const document_ = document.implementation.createDocument("http://www.w3.org/2000/svg", "svg", null);
    const root = document_.documentElement;
    root.setAttribute("viewBox", [box.x1 - 20, box.y1 - 20, box.w + 40, box.h + 40].map(Math.round).join(" "));
    /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
    const add = (name, attributes, text) => {
      const element = document_.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
      if (text) element.textContent = text;
      root.append(element);
    };
    for (const group of shown.nodes(":parent").toArray()) {
      const { x1, y1, w, h } = group.boundingBox({ includeLabels: false });
      add("rect", { x: x1, y: y1, width: w, height: h, rx: 6, fill: "#2288331f", stroke: "#228833", "stroke-width": 2 });
    }
    for (const edge of shown.edges().toArray()) {
      const [a, b] = [edge.sourceEndpoint(), edge.targetEndpoint()];
      add("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: graphLooks.colourOfLine(edge.data("look")), "stroke-width": 2, ...(edge.data("modality") === "reported" ? { "stroke-dasharray": "6 4" } : {}) });
    }
    for (const node of shown.nodes().toArray()) {
      const { x, y } = node.position();
      const label = { "font-size": 15, "text-anchor": "middle", "font-family": "sans-serif", stroke: "white", "stroke-width": 3, "paint-order": "stroke" };
      if (!node.isParent()) add("circle", { cx: x, cy: y, r: node.width() / 2, fill: graphLooks.colourOf(node.data("kind")) });
      add("text", { x, y: node.isParent() ? node.boundingBox({ includeLabels: false }).y1 - 6 : y + 5, ...label }, node.data("text"));
    }
    graphSave.file("graph.svg", new Blob([new XMLSerializer().serializeToString(document_)], { type: "image/svg+xml" }));
  },
};
