// @ts-check
"use strict";

/**
 * What the pages share. Each part adds itself to `starts` and is called with the page's element when a page is shown.
 * @typedef {{lit: string, state: URLSearchParams}} Asked what the address asks to light up, and how the page's form is to stand
 * @typedef {{path: string, name: string, kind: string, words: string, count: number}} Name
 * @typedef {{id: string, kind: string, label?: string, name?: string, size?: number, x: number, y: number}} DrawnNode
 * @typedef {{id: string, from: string, to: string, kind: string, label?: string, modality: string, polarity?: string,
 *   status?: string, start?: string, end?: string, text?: string, article?: string, by?: number[]}} DrawnLine
 *          `by`: who publishes it, as places in the drawing's `publishers`
 * @typedef {{nodes: DrawnNode[], lines: DrawnLine[], publishers: string[]}} Drawing
 */
const newsgraph = {
  /** @type {Array<(page: HTMLElement, asked: Asked) => void>} */
  starts: [],

  /** @param {HTMLElement} page @param {Asked} asked */
  start(page, asked) {
    for (const start of newsgraph.starts) start(page, asked);
  },

  /** Called with what the address says when it has changed and the page is still the same. @type {((state: URLSearchParams) => void) | undefined} */
  moved: undefined,

  /** Writes how a page's form stands into its address: a step back leads to how it stood before.
   * @param {URLSearchParams} state @param {boolean} step whether it is a step of its own */
  keep(state, step) {
    const query = state.toString();
    const inFile = document.documentElement.dataset.root === undefined;
    const address = inFile ? location.hash.split("?")[0] + (query ? `?${query}` : "") : `#${query}`;
    if (address === (location.hash || "#")) return;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  },

  /** The address of a page, as the templates write it: behind the hash in a file of all pages, else of a page of its own.
   * @param {string} path @param {string} [lit] */
  address(path, lit) {
    const { root, ending } = document.documentElement.dataset;
    const query = lit ? `?lit=${encodeURIComponent(lit)}` : "";
    if (root === undefined) return `#/${newsgraph.encode(path)}${query}`;
    const file = newsgraph.given.files?.[path] ?? newsgraph.encode(path);
    return `${root}${path ? file + (ending || "") : ending ? `index${ending}` : ""}${query}`;
  },

  /** @param {string} path */
  encode(path) {
    return path.split("/").map(encodeURIComponent).join("/");
  },

  /** What the search and the drawing need: JSON in the page, else what a script beside it has set. @param {string} id @returns {any} */
  data(id) {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent || "null") : newsgraph.given[id];
  },

  /** @type {Record<string, any>} */
  given: {},

  /** Where a server looks names up, in place of the page. @type {((typed: string) => Promise<Name[]>) | undefined} */
  find: undefined,

  /** As names are folded for the search: small letters without accents. @param {string} text */
  fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  },
};
