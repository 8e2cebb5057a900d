// @ts-check
"use strict";

/** What of the drawing is shown: the form beside it, read and applied. */
class GraphFilters {
  /** @param {HTMLFormElement} form @param {cytoscape.Core} cy @param {Drawing} drawing */
  constructor(form, cy, drawing) {
    this.form = form;
    this.cy = cy;
    this.offer("kind", drawing.nodes.map((node) => node.kind), graphLooks.swatch);
    this.offer("line", drawing.lines.map(graphLooks.ofLine), graphLooks.swatchOfLine);
    const names = drawing.nodes.map((node) => node.name || node.label || node.id);
    form.querySelector("#graph-names")?.replaceChildren(...[...new Set(names)].map((value) => Object.assign(document.createElement("option"), { value })));
    const publishers = this.field("publisher");
    publishers.append(...drawing.publishers.map((name, at) => Object.assign(document.createElement("option"), { textContent: name, value: String(at) })));
    const label = publishers.closest("label");
    if (label) label.hidden = drawing.publishers.length < 2;
  }

  /** A box to tick for each value, with its look beside it. @param {string} name @param {string[]} values @param {(value: string) => SVGElement} swatch */
  offer(name, values, swatch) {
    for (const value of [...new Set(values)].sort()) {
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: `${name}-shown`, value, defaultChecked: true });
      const label = document.createElement("label");
      label.append(box, swatch(value), value);
      this.form.querySelector(`fieldset[name="${name}"]`)?.append(label);
    }
  }

  /** @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  /** @param {string} name */
  value(name) {
    return this.field(name).value.trim();
  }

  /** How the form stands, as far as that is not how it begins: find=Putin&depth=1&hide=topic. */
  state() {
    const state = new URLSearchParams();
    for (const name of ["find", "depth", "to", "since", "until"]) {
      if (this.value(name) && this.value(name) !== "0") state.set(name, this.value(name));
    }
    const publisher = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (this.field("publisher"))).selectedOptions[0];
    if (publisher?.value) state.set("publisher", publisher.text);
    for (const name of ["sure", "boxes"]) if (this.field(name).checked) state.set(name, "1");
    for (const box of this.boxes()) if (!box.checked) state.append("hide", box.value);
    return state;
  }

  /** Makes the form stand so. @param {URLSearchParams} state */
  restore(state) {
    for (const name of ["find", "to", "since", "until"]) this.field(name).value = state.get(name) || "";
    const depth = state.get("depth") || "0";
    this.field("depth").value = ["1", "2"].includes(depth) ? depth : "0";
    const publishers = [.../** @type {HTMLSelectElement} */ (/** @type {unknown} */ (this.field("publisher"))).options];
    this.field("publisher").value = publishers.find((option) => option.text === state.get("publisher"))?.value || "";
    for (const name of ["sure", "boxes"]) this.field(name).checked = state.get(name) === "1";
    const hidden = new Set(state.getAll("hide"));
    for (const box of this.boxes()) box.checked = !hidden.has(box.value);
  }

  /** The boxes to tick for kinds of dots and of lines. */
  boxes() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("[name$='-shown']"))];
  }

  /** @param {string} name */
  chosen(name) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll(`[name="${name}-shown"]:checked`));
    return new Set([...boxes].map((box) => box.value));
  }

  /** Marks what is not asked for as out; gives how many lines are left. */
  apply() {
    const kinds = this.chosen("kind"), lines = this.chosen("line");
    const asked = { since: this.value("since"), until: this.value("until"), publisher: this.value("publisher"), sure: this.field("sure").checked };
    const hits = this.named(this.value("find"));
    this.cy.batch(() => {
      this.cy.elements().removeClass("out found dim way");
      this.cy.nodes().filter((node) => !kinds.has(node.data("kind"))).addClass("out");
      this.cy.edges().filter((edge) => !lines.has(edge.data("look")) || !graphFits(edge.data(), asked)).addClass("out");
      hits.addClass("found");
      this.focus(hits, Number(this.value("depth")));
    });
    this.cy.batch(() => this.cy.nodes().filter((node) => node.isChildless() && node.connectedEdges().filter((edge) => !edge.hasClass("out")).empty()).addClass("dim"));
    return this.cy.edges().filter((edge) => [edge, edge.source(), edge.target()].every((part) => !part.hasClass("out"))).length;
  }

  /** Dots whose name holds what was typed; a whole name alone where there is one. @param {string} typed @returns {cytoscape.NodeCollection} */
  named(typed) {
    const wanted = newsgraph.fold(typed);
    if (!wanted) return this.cy.collection().nodes();
    const hits = this.cy.nodes().filter((node) => newsgraph.fold(node.data("name") || node.data("text")).includes(wanted));
    const whole = hits.filter((node) => newsgraph.fold(node.data("name") || node.data("text")) === wanted);
    return whole.nonempty() ? whole : hits;
  }

  /** Shows only what is so many steps away. @param {cytoscape.NodeCollection} hits @param {number} depth */
  focus(hits, depth) {
    if (hits.empty()) return;
    if (!depth) {
      this.cy.center(hits);
      return;
    }
    let near = hits.nodes();
    for (let step = 0; step < depth; step += 1) near = near.union(near.connectedEdges().filter((edge) => !edge.hasClass("out")).connectedNodes().filter((node) => !node.hasClass("out"))).nodes();
    const kept = near.union(near.edgesWith(near)).union(near.parent());
    this.cy.elements().difference(kept).addClass("out");
    this.cy.fit(near, 60);
  }

  /** The shortest chain of shown lines from what is found to what `to` names: rather through people than through countries and topics,
   * rather by seats and offices than by stances, rather by what is sure.
   * @returns {cytoscape.CollectionReturnValue | undefined} */
  way() {
    const [from, to] = [this.value("find"), this.value("to")].map((typed) => this.named(typed).filter((node) => !node.hasClass("out")));
    if (!from || !to || from.empty() || to.empty()) return undefined;
    const shown = this.cy.elements().filter((part) => !part.hasClass("out"));
    const common = new Set(["country", "topic", "place"]);
    const weight = (/** @type {cytoscape.EdgeCollection} */ edge) => {
      const far = edge.connectedNodes().some((node) => common.has(node.data("kind"))) ? 3 : 1;
      return far * (edge.data("kind") === "stance" ? 2 : 1) + (edge.data("modality") === "asserted" ? 0 : 1);
    };
    const found = shown.aStar({ root: from.first(), goal: to.first(), weight, directed: false });
    if (!found.found) return undefined;
    this.cy.elements().difference(found.path).addClass("dim");
    found.path.removeClass("dim boxed").addClass("way");
    this.cy.fit(found.path, 60);
    return found.path;
  }
}

/** Whether a line is of the days, the publisher and the sureness asked for; one without days is where no days are asked.
 * @param {DrawnLine} line @param {{since: string, until: string, publisher: string, sure: boolean}} asked */
function graphFits(line, { since, until, publisher, sure }) {
  if (sure && line.modality !== "asserted") return false;
  if (publisher && !line.by?.includes(Number(publisher))) return false;
  if (!since && !until) return true;
  if (!line.start && !line.end) return false;
  return (!since || (line.end || "9999") >= since) && (!until || (line.start || "0000").slice(0, until.length) <= until);
}
