// @ts-check
"use strict";

/**
 * A term of SPARQL's JSON results.
 * @typedef {{type: string, value: string, datatype?: string, "xml:lang"?: string}} Term
 * @typedef {{head: {vars?: string[]}, boolean?: boolean, results?: {bindings: Record<string, Term>[]}}} Results
 */

// The SPARQL editor: Yasqe over a plain text box, which stays what the form sends.
newsgraph.starts.push((page) => {
  const text = /** @type {HTMLTextAreaElement | null} */ (page.querySelector("#query"));
  const place = /** @type {HTMLElement | null} */ (page.querySelector("#editor"));
  if (!text || !place) return;
  const told = /** @type {HTMLElement} */ (page.querySelector("#told"));
  const shown = /** @type {HTMLElement} */ (page.querySelector("#answer"));
  const prefixes = /** @type {Record<string, string>} */ (JSON.parse(place.dataset.prefixes || "{}"));
  const bases = /** @type {[string, string][]} */ (Object.entries(prefixes)).sort((a, b) => b[1].length - a[1].length);
  // @ts-ignore yasqe comes without types
  const editor = new Yasqe(place, {
    value: text.value, persistenceId: null, autocompleters: ["variables"], showQueryButton: false, resizeable: false, collapsePrefixesOnLoad: false,
    pluginButtons: undefined, createShareableLink: null, lineNumbers: false, lineWrapping: true, viewportMargin: Infinity, consumeShareLink: null,
    screenReaderLabel: "SPARQL query", extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": run, "Cmd-Enter": run },
  });
  text.hidden = true;
  editor.on("change", () => { text.value = editor.getValue(); });
  page.querySelector("#run")?.addEventListener("click", run);
  const examples = /** @type {HTMLSelectElement} */ (page.querySelector("#examples"));
  examples.addEventListener("change", async () => {
    const answer = examples.value ? await fetch(`/editor/${encodeURIComponent(examples.value)}.rq`) : null;
    if (answer?.ok) editor.setValue(await answer.text());
  });

  async function run() {
    told.textContent = "asking …";
    shown.replaceChildren();
    const begun = performance.now();
    try {
      const answer = await fetch("/sparql", {
        method: "POST", body: editor.getValue(),
        headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      });
      const content = await answer.text();
      told.textContent = answer.ok ? `${Math.round(performance.now() - begun)} ms${answer.headers.get("X-Newsgraph-Cut") ? ", cut: there are more lines" : ""}` : content;
      if (answer.ok) shown.append(answer.headers.get("Content-Type")?.includes("json") ? table(JSON.parse(content)) : plain(content));
    } catch {
      told.textContent = "the server does not answer";
    }
    page.dataset.answered = String(Number(page.dataset.answered || 0) + 1);
  }

  /** @param {Results} results */
  function table(results) {
    if (results.boolean !== undefined) return plain(results.boolean ? "yes" : "no");
    const columns = results.head.vars || [];
    const rows = results.results?.bindings || [];
    told.textContent = `${rows.length} ${rows.length === 1 ? "line" : "lines"}, ${told.textContent}`;
    const made = document.createElement("table");
    made.className = "answer";
    const head = made.createTHead().insertRow();
    for (const column of columns) head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: column }));
    const body = made.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      for (const column of columns) line.insertCell().append(cell(row[column], row));
    }
    return made;
  }

  /** What a term leads to: a node of ours to its page, an id of a claim or entity too; text to nothing.
   * @param {Term | undefined} term @param {Record<string, Term>} row */
  function cell(term, row) {
    if (!term) return "";
    const base = document.documentElement.dataset.base || "";
    if (term.type === "uri" && base && term.value.startsWith(base)) return link(decode(term.value.slice(base.length)), short(term.value));
    if (term.type === "literal" && term === row.claim) return link(term.value, term.value);
    if (term.type === "literal" && term === row.article) return link(`article/${term.value}`, term.value, row.claim?.value);
    return term.type === "uri" ? short(term.value) : term.value;
  }

  /** @param {string} path @param {string} words @param {string} [lit] */
  function link(path, words, lit) {
    return Object.assign(document.createElement("a"), { href: newsgraph.address(path, lit), textContent: words });
  }

  /** @param {string} iri */
  function short(iri) {
    const known = bases.find(([, base]) => iri.startsWith(base));
    return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
  }

  /** @param {string} text */
  function decode(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  /** @param {string} content */
  function plain(content) {
    return Object.assign(document.createElement("pre"), { textContent: content });
  }
});
