"""Why the graph holds what it holds: claims, entities and dossiers, each with the proving words."""

from newsgraph.explain.claims import ClaimExplanation, EntityExplanation, Passage, explain_claim, explain_entity
from newsgraph.explain.context import Piece, mark_context
from newsgraph.explain.dossier import PARTS, Dossier, DossierLine, write_dossier

__all__ = [
    "PARTS",
    "ClaimExplanation",
    "Dossier",
    "DossierLine",
    "EntityExplanation",
    "Passage",
    "Piece",
    "explain_claim",
    "explain_entity",
    "mark_context",
    "write_dossier",
]
