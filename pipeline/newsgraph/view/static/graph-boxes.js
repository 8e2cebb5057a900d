// @ts-check
"use strict";

/** Groups as boxes around their people: a switch, since who sits in two groups can stand in one box only. */
const graphBoxes = {
  /** Puts people into their groups' boxes, or all back to where they were. The same places each time.
   * @param {cytoscape.Core} cy @param {boolean} boxed */
  switch(cy, boxed) {
    cy.batch(() => {
      cy.edges().removeClass("boxed");
      cy.nodes().filter((node) => node.isChild()).move({ parent: null });
      cy.nodes().forEach((node) => void node.position({ ...node.scratch("_home") }));
      if (boxed) for (const [group, people] of graphBoxes.filled(cy)) graphBoxes.fill(cy.getElementById(group), people);
    });
    if (boxed) graphBoxes.part(cy);
    cy.fit(undefined, 30);
  },

  /** The people of each group, everybody once: in the fullest of his groups. @param {cytoscape.Core} cy */
  filled(cy) {
    const seats = cy.edges('[kind = "membership"][modality = "asserted"]').filter((edge) => edge.source().data("kind") === "person" && edge.target().data("kind") === "group");
    /** @type {Map<string, cytoscape.NodeSingular[]>} */
    const groups = new Map();
    const taken = new Set();
    const full = (/** @type {cytoscape.EdgeSingular} */ edge) => edge.target().incomers('edge[kind = "membership"]').length;
    const order = /** @type {cytoscape.EdgeSingular[]} */ (seats.toArray()).sort((a, b) => full(b) - full(a) || a.id().localeCompare(b.id()));
    for (const edge of order) {
      const [person, group] = [edge.source(), edge.target().id()];
      if (!taken.has(person.id())) groups.set(group, [...(groups.get(group) || []), person]);
      taken.add(person.id());
    }
    return groups;
  },

  /** Lays a group's people in rows around its place. @param {cytoscape.NodeSingular} group @param {cytoscape.NodeSingular[]} people */
  fill(group, people) {
    const columns = Math.ceil(Math.sqrt(people.length / 2)), rows = Math.ceil(people.length / columns);
    const { x, y } = group.position();
    people.sort((a, b) => String(a.data("text")).localeCompare(String(b.data("text")))).forEach((person, at) => {
      person.edgesTo(group).addClass("boxed");
      person.move({ parent: group.id() });
      person.position({ x: x + 190 * ((at % columns) - (columns - 1) / 2), y: y + 62 * (Math.floor(at / columns) - (rows - 1) / 2) });
    });
  },

  /** Pushes what stands in a box without belonging there out of it, by the shortest way. @param {cytoscape.Core} cy */
  part(cy) {
    cy.nodes(":parent").forEach((box) => {
      const { x1, y1, x2, y2 } = box.boundingBox({});
      const margin = 45;
      cy.nodes(":orphan").filter((node) => node !== box).forEach((node) => {
        const { x, y } = node.position();
        const ways = [{ x: x1 - margin - x, y: 0 }, { x: x2 + margin - x, y: 0 }, { x: 0, y: y1 - margin - y }, { x: 0, y: y2 + margin - y }];
        const inside = x > x1 - margin && x < x2 + margin && y > y1 - margin && y < y2 + margin;
        const way = ways.sort((a, b) => Math.abs(a.x + a.y) - Math.abs(b.x + b.y))[0];
        if (inside && way) node.shift(way);
      });
    });
  },
};
