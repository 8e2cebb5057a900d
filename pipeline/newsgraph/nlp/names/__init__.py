"""Names on `doc.ents`: the model's, with boundaries and types repaired and missed ones added.

Small English models mislabel and miss many names that are not English. Each name is one candidate (`chunks`), each
spelling in a document gets one type by pooled evidence (`evidence`): the model's votes, name and place tables, titles,
syntax, and the document's own certain names.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsgraph.nlp.names.chunks import find_chunks
from newsgraph.nlp.names.evidence import decide_types
from newsgraph.nlp.names.figures import bodies_with_figures, with_complements
from newsgraph.nlp.names.listed import people_in_lists, with_listed
from newsgraph.nlp.names.own_scripts import in_own_script, labels_language
from newsgraph.nlp.names.words import NAME_LABELS, Words


def find_names(doc: Doc) -> Doc:
    """Sets `doc.ents` anew: names with repaired spans and types, all other entities (dates, numbers) as they were."""
    words = Words(doc)
    chunks = find_chunks(words)
    figured = with_complements(words, bodies_with_figures(words), chunks)
    chunks = with_listed(chunks, figured)
    listed = people_in_lists(words, chunks) | words.named_labels
    types = decide_types(words, with_listed(chunks, listed), listed, figured - listed)
    names = [Span(doc, start, end, label=label) for (start, end), label in types.items()]
    own = in_own_script(doc, names)
    taken = {i for name in own for i in range(name.start, name.end)}
    names = [name for name in names if taken.isdisjoint(range(name.start, name.end))]
    names = [*own, *(name for name in names if name.label_ == "NORP" or not (own and labels_language(doc, name)))]
    rest = [ent for ent in words.ents if ent.label_ not in NAME_LABELS]
    # Of overlapping ones the names win over dates ("May" the person was typed above); among names the longer.
    taken = {i for name in names for i in range(name.start, name.end)}
    kept = [ent for ent in rest if not taken.intersection(range(ent.start, ent.end))]
    doc.set_ents(filter_spans([*names, *kept]))
    return doc
