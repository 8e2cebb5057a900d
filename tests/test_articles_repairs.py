"""What machines did to a text is read as it was meant; offsets and words stay those of the text as it is."""

import pytest

from newsgraph.articles.reading import make_reading
from newsgraph.articles.repairs import find_garbled
from newsgraph.records import Article, Span


def read(text: str) -> str:
    return make_reading(Article("a", text)).text


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Weir &amp; Sons said it can&#39;t build.", "Weir & Sons said it can't build."),
        ("&ldquo;No,&rdquo; she said.", "“No,” she said."),
        ("&amp;ldquo;No,&amp;rdquo; she said&#x2014;twice.", "“No,” she said—twice."),
        ("The&nbsp;mayor of Port&#160;Ellery", "The mayor of Port Ellery"),
        ("Fer&shy;rante and Fer&#173;rante", "Ferrante and Ferrante"),
        ("AT&amp;T; R&D; Q&A; &nosuch; &#0; &", "AT&T; R&D; Q&A; &nosuch; &#0; &"),
        ("â€œNo,â€\x9d she said â€“ it isnâ€™t so.", "“No,” she said – it isn’t so."),
        ("Café MÃ¼ller and JosÃ© Ruiz", "Café Müller and José Ruiz"),
        ("The VOLÃ‘ and Ã©", "The VOLÃ‘ and Ã©"),
        ("It costs Â£5, said Ann.", "It costs Â£5, said Ann."),
        ("Fer\u00adrante of Port\u200b Ellery\ufeff", "Ferrante of Port Ellery"),
    ],
)
def test_repairs_are_read_as_meant(text: str, reading: str) -> None:
    assert read(text) == reading


COLUMN = """The mayor of Port Ellery said on
Tuesday that the recon-
struction of the bridge would
be a long-term matter for all
of the people who live on self-
governing islands, and that a long-
term plan for the reconstruction
was needed by the end of May."""


def test_repairs_join_the_words_of_a_narrow_column() -> None:
    assert read(COLUMN) == (
        "The mayor of Port Ellery said on Tuesday that the reconstruction of the bridge would be a long-term matter for "
        "all of the people who live on self-governing islands, and that a long-term plan for the reconstruction was "
        "needed by the end of May."
    )


@pytest.mark.parametrize(
    "text", ["Bread\nmilk\neggs\ncheese\nbutter\nham\ntea", "Roses are red\nViolets are blue\n" * 4]
)
def test_repairs_leave_short_lines_alone(text: str) -> None:
    assert "\n" in read(text)


@pytest.mark.parametrize(
    ("text", "words", "raw"),
    [
        ("Weir &amp; Sons said so.", "Weir & Sons", "Weir &amp; Sons"),
        ("He said it can&rsquo; be.", "can’", "can&rsquo;"),
        ("Weir &amp; Sons said so.", "&", "&amp;"),
        ("â€œNo,â€\x9d she said.", "“No,”", "â€œNo,â€\x9d"),
        (COLUMN, "reconstruction of", "recon-\nstruction of"),
    ],
)
def test_repairs_lead_back_to_all_the_raw_characters(text: str, words: str, raw: str) -> None:
    reading = make_reading(Article("a", text))
    at = reading.text.index(words)
    span = reading.raw(at, at + len(words))
    assert text[span.start : span.end] == raw
    assert reading.locate(span) == Span(at, at + len(words))


def test_repairs_lead_back_character_by_character() -> None:
    text = "&ldquo;A &amp; B&rdquo;, isnâ€™t it? " * 3
    reading = make_reading(Article("a", text))
    spans = [reading.raw(at, at + 1) for at in range(len(reading.text))]
    assert "".join(text[span.start : span.end] for span in spans) == text.strip()


def test_repairs_tell_what_was_garbled() -> None:
    assert find_garbled("isnâ€™t") == [(3, 6, "’")]
