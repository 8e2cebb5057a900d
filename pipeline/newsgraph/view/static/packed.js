// @ts-check
"use strict";

/**
 * The pages of a report in one file, by path: each is there as text, or, where they are many, packed with others into a block
 * (newsgraph.view.packing) that is unpacked when one of its pages is asked for.
 * @typedef {{title: string, html: string}} ShownPage
 */
const newsgraphPages = {
  /** @type {Map<string, ShownPage>} */
  plain: new Map([...document.querySelectorAll('script[type="text/html"]')].map((script) => [
    script.getAttribute("data-path") || "", { title: script.getAttribute("data-title") || "", html: script.textContent || "" },
  ])),

  /** The number of each page's block. @type {Map<string, number>} */
  places: new Map(Object.entries(newsgraph.data("places") || {})),

  /** @type {Map<number, Promise<Map<string, ShownPage>>>} */
  blocks: new Map(),

  /** @param {string} path @returns {Promise<ShownPage | undefined>} */
  async get(path) {
    const plain = newsgraphPages.plain.get(path);
    const place = newsgraphPages.places.get(path);
    if (plain || place === undefined) return plain;
    const block = newsgraphPages.blocks.get(place) ?? newsgraphPages.unpack(place);
    newsgraphPages.blocks.set(place, block);
    return (await block).get(path);
  },

  /** @param {number} place @returns {Promise<Map<string, ShownPage>>} */
  async unpack(place) {
    const text = document.querySelector(`script[data-block="${place}"]`)?.textContent || "";
    const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    /** @type {[string, string, string][]} */
    const pages = await new Response(unpacked).json();
    return new Map(pages.map(([path, title, html]) => [path, { title, html }]));
  },
};
