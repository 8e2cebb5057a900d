"""The language of a text, told by its small words; fifty headlines, half of them English, all invented."""

import json
from pathlib import Path

import pytest

from newsgraph.articles.languages import find_language
from newsgraph.articles.read import ReadProblem, Settings, read_articles
from newsgraph.records import Article

ENGLISH = """Mayor Ferrante shuts bridge in Port Ellery until the end of May
Opposition picks Valente to challenge president
Drummel quits over salt tax
Three held after ballot boxes stolen in Ostrava-on-Lake
Harbour board names Odile Kestrel as its new chair
Why the council sold the opera house
Nurses' union calls off strike at Quillon hospitals
Talks on river treaty collapse in Velmar
Bishop Droste to retire next year
"We will not pay," says minister Oststrand
Flood in the Tarn valley: as it happened
Police fire tear gas at miners' march
General Sissoko to lead peace mission
Court clears former finance minister of fraud
Farmers block roads for third day
Ferry fares to rise in spring
Halbreiter rejects early election
Who sits on the new ethics council
Interview: Nygaard on his last day as mayor
Kollwitz: water act will outlive us all
Snow closes pass
Dog found alive after nine days in mine
Parliament passes water act
Lindqvist buys seventh shipyard
Sandrock denies plan to resign""".splitlines()
OTHERS = """de	Bürgermeisterin Ferrante sperrt die Brücke bis Ende Mai
de	Finanzminister Drummel tritt nach Streit um Salzsteuer zurück
de	Koalition streitet über den Ausbau der Bahn
de	Wer im neuen Ethikrat sitzt
fr	La maire de Port-Ellery ferme le pont jusqu'à la fin du mois de mai
fr	Le ministre des Finances démissionne après le vote de la taxe
fr	Les infirmières renoncent à la grève
es	La alcaldesa cierra el puente hasta finales de mayo
es	El ministro de Hacienda dimite por el impuesto de la sal
es	Los pescadores vuelven al puerto tras la huelga
it	Il ministro delle Finanze si dimette per la tassa sul sale
it	La sindaca chiude il ponte fino alla fine di maggio
pt	O ministro das Finanças demite-se por causa do imposto sobre o sal
pt	Prefeita fecha a ponte até o fim de maio
nl	De minister van Financiën stapt op om de zoutbelasting
nl	Burgemeester sluit de brug tot eind mei
pl	Minister finansów podał się do dymisji po sporze o podatek
sv	Finansministern avgår efter bråket om skatten
da	Borgmesteren lukker broen indtil udgangen af maj
cs	Ministr financí podal demisi kvůli dani ze soli
tr	Maliye bakanı tuz vergisi için istifa etti
ru	Мэр закрыла мост до конца мая
el	Η δήμαρχος κλείνει τη γέφυρα
ar	رئيسة البلدية تغلق الجسر حتى نهاية مايو
zh	市长关闭大桥至五月底""".splitlines()


@pytest.mark.parametrize("headline", ENGLISH)
def test_languages_english_headlines_are_not_taken_for_others(headline: str) -> None:
    assert find_language(headline) in {"en", None}


def test_languages_of_headlines_are_told() -> None:
    """A headline has few small words. Of the other languages' those that are not told are read, and do no more harm than that."""
    told = [(code, find_language(words)) for code, words in (line.split("\t") for line in OTHERS)]
    assert len(told) == len(ENGLISH) == 25
    assert sum(found not in {"en", None} for _, found in told) == 19
    assert sum(found == code for code, found in told) == 18


@pytest.mark.parametrize("code", ["de", "fr", "es", "it", "pt", "nl"])
def test_languages_of_paragraphs_are_told(code: str) -> None:
    """Some headlines of a language together are as long as a short paragraph."""
    same = " ".join(line.split("\t")[1] for line in OTHERS if line.startswith(code)) + ". "
    assert find_language(same) == code


@pytest.mark.parametrize(
    "text", ["", "123", "Kyiv, Istanbul, Ankara", "Dr Otto von Habsburg and Jan van den Berg met De la Cruz."]
)
def test_languages_names_tell_nothing_or_english(text: str) -> None:
    assert find_language(text) in {"en", None}


AGAIN = """La Niña winter to be dry, forecasters say
Real Madrid sign teenager
Le Pen barred from office
Sánchez wins confidence vote
De Niro to testify in estate case
A new premier for Québec
Mexico's López Obrador bids farewell
Los Angeles fires: what we know
Dos Santos heir charged
Queen Máxima opens museum in São Paulo
ÅRHUS CUP: NO GOALS IN THE RAIN""".splitlines()


@pytest.mark.parametrize("headline", AGAIN)
def test_languages_names_of_others_make_no_headline_theirs(headline: str) -> None:
    assert find_language(headline) in {"en", None}


def test_languages_of_cyrillic_are_told_apart() -> None:
    assert [find_language(words) for words in ("Верховна Рада ухвалила бюджет і пішла", "Мэр закрыла мост")] == [
        "uk",
        "ru",
    ]


GERMAN = "Die Bürgermeisterin von Port Ellery hat am Dienstag gesagt, dass die Brücke bis Ende Mai gesperrt ist."
STORY = "The mayor of Port Ellery said on Tuesday that the bridge is closed until the end of May."


def test_languages_others_are_counted_and_skipped_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in (("a", STORY), ("b", GERMAN)))
    )
    items = list(read_articles([path]))
    assert [item.id for item in items if isinstance(item, Article)] == ["a"]
    told = "1 article is not in English and is skipped (1 de); --language reads others too"
    assert [(item.severity, item.message) for item in items if isinstance(item, ReadProblem)] == [
        ("warning", f"{path}: {told}")
    ]
    every = list(read_articles([path], settings=Settings(languages=None)))
    assert [(item.id, item.language) for item in every if isinstance(item, Article)] == [("a", "en"), ("b", "de")]
