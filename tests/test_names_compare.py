"""Whether two names can be one person's or one body's: 0.5 decides, 0.8 is knowledge."""

from __future__ import annotations

import pytest

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.words import compare_words, edit_distance, spelling_key

SURE = [
    ("Maria Duarte", "Maria Duarte"),
    ("Maria Duarte", "DUARTE, Maria"),
    ("Maria Duarte", "Dr Maria Duarte"),
    ("Maria Duarte", "María Duarte"),
    ("Maria Duarte", "Maria Elena Duarte"),
    ("Maria Duarte", "Maria Duartte"),
    ("M. Duarte", "Maria Duarte"),
    ("J.-C. Moreau", "Jean-Claude Moreau"),
    ("Bob Harker", "Robert Harker"),
    ("Robert “Chip” Harker", "Chip Harker"),
    ("Aleksei Durnov", "Alexey Durnov"),
    ("Yevgeny Durnov", "Evgenii Durnov"),
    ("Yevgeny Sergeyevich Durnov", "Yevgeny Durnov"),
    ("Михаил Дурнов", "Mikhail Durnov"),
    ("Usama ibn Rashid", "Osama bin Rashid"),
    ("Kim Sol-mi", "Kim Sol Mi"),
    ("Sol-mi Kim", "Kim Sol-mi"),
    ("Abdul Karim Sabri", "Abd al-Karim al-Sabri"),
    ("Misha Durnov", "Mikhail Durnov"),
    ("Արամ Սարյան", "Aram Saryan"),
    ("ნინო ლომიძე", "Nino Lomidze"),
    ("マリア・オリバ", "Maria Oriba"),
]
LIKELY = [
    ("Harold Tench", "Harold Tench Jr."),
    ("Maria Duarte", "Maria Duarbe"),
    ("MarjaDuarte", "Maria Duarte"),
    ("Maria Lind qvist", "Maria Elena Lindqvist"),
    ("Osman Fo Gobaye", "Osman Fu Gobaye"),
    ("Duarte", "Maria Duarte"),
    ("al-Sabri", "Karim al-Sabri"),
]
DIFFERENT = [
    ("Oliva", "Gromov"),
    ("Al Oliva", "Gromov"),
    ("Anna Berg", "Anna B. Holm"),
    ("Harold W. Tench", "Harold H. W. Tench"),
    ("Harold W. Tench", "Harold James Tench"),
    ("Maria Duarte", "Luis Duarte"),
    ("Kim Sol-mi", "Kim Yo-mi"),
    ("M. Duarte", "Luis Duarte"),
    ("Vladislav Durnov", "Vladislav Durnovtsev"),
    ("Yevgeny Sergeyevich Durnov", "Yevgeny Ivanovich Durnov"),
    ("Angelo Conti", "Angela Conti"),
    ("Harold Tench Jr.", "Harold Tench Sr."),
    ("Maria", "Maria Duarte"),
    ("Maria Brown", "Maria Braun"),
    ("Salim bin Rashid Hariri", "Rashid bin Salim Hariri"),
    ("", "Maria Duarte"),
]


@pytest.mark.parametrize(("one", "other"), SURE)
def test_names_compare_people_sure(one: str, other: str) -> None:
    assert compare_names(one, other) >= KNOWN


@pytest.mark.parametrize(("one", "other"), LIKELY)
def test_names_compare_people_likely(one: str, other: str) -> None:
    assert 0.5 <= compare_names(one, other) < KNOWN


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_compare_people_different(one: str, other: str) -> None:
    assert compare_names(one, other) < 0.5


@pytest.mark.parametrize(("one", "other"), [*SURE, *LIKELY, *DIFFERENT])
def test_names_compare_is_symmetric(one: str, other: str) -> None:
    assert compare_names(one, other) == compare_names(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kestrel Airways Ltd.", "Kestrel Airways Limited", True),
        ("Kestrel Airways", "The Kestrel Airways Company", True),
        ("Kestrel Airways GmbH", "Kestrel Airways JSC", False),
        ("Harbour & Sons", "Harbour and Sons", True),
        ("Coastal Research Organisation", "Coastal Research Organization", True),
        ("CRO", "Coastal Research Organisation", True),
        ("CRO", "Coastal Transport Organisation", False),
        ("C.R.O.", "CRO", True),
        ("U.S. Fisheries Council", "United States Fisheries Council", True),
        ("Third Brigade", "3rd Brigade", True),
        ("Bank of Peru", "Bank of Chile", False),
        ("Harbour Institute", "Harbour Institute Peru", False),
        ("Good Harbour", "Goodharbour", True),
        ("KestrelAG", "Kestrel AG", True),
        ("Kestrel Europe", "Kestrel", True),
        ("MV Good Hope", "Good Hope", True),
        ("CRO Peru", "Coastal Research Organisation", True),
        ("Lantern Front/Army of the Coast", "Lantern Front", True),
        ("Kestrel Insurance Joynt Stock Company", "Kestrel Insurance Joint Stock Company", True),
        ("Bank of Iran", "Bank of Iraq", False),
        ("Brigade Fourty-four", "Brigade 44", True),
        ("Brigade 40 ²", "Brigade 40 ²", True),
        ("Brigade 40 ٤", "Brigade 44", False),
    ],
)
def test_names_compare_bodies(one: str, other: str, same: bool) -> None:
    assert (compare_names(one, other, "organisation") >= 0.5) is same


def test_names_compare_bodies_of_other_numbers_are_never_sure() -> None:
    assert compare_names("Third Brigade", "Fourth Brigade", "organisation") < KNOWN


@pytest.mark.parametrize(
    ("one", "other"), [("yelena", "elena"), ("aleksei", "alexey"), ("muhammad", "mohammed"), ("sergei", "sergiy")]
)
def test_names_compare_words_spellings(one: str, other: str) -> None:
    assert compare_words(one, other) >= 0.95


@pytest.mark.parametrize(
    ("one", "other"), [("yelena", "elena"), ("nooristani", "nuristani"), ("khariton", "hariton"), ("shmidt", "schmidt")]
)
def test_names_compare_spelling_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "xyz", 3), ("", "ab", 2)],
)
def test_names_compare_edit_distance(one: str, other: str, edits: int) -> None:
    assert edit_distance(one, other, 2) == edits
