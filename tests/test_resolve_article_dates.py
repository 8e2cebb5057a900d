import json
from pathlib import Path

import pytest

from newsgraph.run import extract

pytestmark = pytest.mark.model

DATED = """Envoys To Meet In Geneva

By Clara Hoffmann

March 12, 2019

Kenyan President Peter Otieno and Ugandan President Grace Achan will send envoys to talks in Geneva on Thursday. Kenya wants the border reopened. Uganda says that Peter Otieno must first apologize.
"""

# The date that a careful reader gives each, with the articles above and below at hand.
UNDATED = {
    "shared-event": (
        "2019-03-14",
        """The Border Talks Fail

Kenyan President Peter Otieno spoke with reporters on March 14, hours after talks in Geneva on March 14 ended without a deal. Uganda had warned of that. Grace Achan called the result a shame.
""",
    ),
    "elapsed": (
        "2011-09-20",
        """A Dam And Its Critics

The dam is now well into its third year since the river was closed in June 2009. Engineers visited the wall on September 19. Minister Maria Santos said on September 20 that it was safe.
""",
    ),
    "ago-and-elapsed": (
        "1998",
        """Old Treaty, New Quarrel

The quarrel is in its second year since August 1997. Anna Novak, who signed the treaty in Vienna in 1995, will insist on the same terms as in Vienna three years ago.
""",
    ),
    "too-few": (
        None,
        """Rain Again

Farmers in the valley said on April 3 that the harvest was lost. The last such flood was in 2004, when the river broke its banks.
""",
    ),
    "clashing": (
        None,
        """A Strike Goes On

The strike is in its second year since May 2010. The union said on June 2 and on June 3 that it would go on. In 2016, it had signed a deal with the harbor.
""",
    ),
}


@pytest.mark.parametrize("form", ["txt", "jsonl"])
def test_resolve_article_dates_of_articles_that_state_none(tmp_path: Path, form: str) -> None:
    texts = {"dated": DATED} | {name: text for name, (_, text) in UNDATED.items()}
    graph, _ = extract([_write(tmp_path, texts, form)])
    found = {article.id: (article.published, article.published_basis) for article in graph.articles}
    assert found == {"dated": ("2019-03-12", "text")} | {
        name: (published, "inferred" if published else None) for name, (published, _) in UNDATED.items()
    }


def _write(folder: Path, texts: dict[str, str], form: str) -> Path:
    if form == "jsonl":
        path = folder / "articles.jsonl"
        path.write_text(
            "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), encoding="utf8"
        )
        return path
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf8")
    return folder
