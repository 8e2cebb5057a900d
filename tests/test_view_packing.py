"""Packed pages: each is in the block that its place names, as it was."""

from __future__ import annotations

import base64
import json
import re
import zlib

import pytest

from newsgraph.jsonl import read_graph
from newsgraph.view import Archive
from newsgraph.view.packing import pack
from newsgraph.view.pages import pages
from newsgraph.view.report import make_report
from test_view import EXPORTS, NASTY, Links


def unpacked(blocks: tuple[str, ...] | list[str]) -> list[list[list[str]]]:
    return [json.loads(zlib.decompress(base64.b64decode(block))) for block in blocks]


def test_view_packing_gives_each_page_back() -> None:
    shown = [(f"person/{n}", f"ü {n} {NASTY}", "x" * 90_000 + NASTY) for n in range(7)]
    packed = pack(shown)
    blocks = unpacked(packed.blocks)
    assert [tuple(page) for block in blocks for page in block] == shown
    assert len(blocks) == 3
    assert all(path in {page[0] for page in blocks[place]} for path, place in packed.places.items())
    assert pack([]).blocks == ()


def test_view_report_packs_the_pages_of_a_large_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = read_graph(EXPORTS)
    plain = make_report(graph)
    monkeypatch.setattr("newsgraph.view.report._MOST_PLAIN", 1000)
    packed = make_report(graph)
    assert Links(packed).paths == []
    blocks = re.findall(r'<script type="text/plain" data-block="\d+">([^<]*)</script>', packed)
    assert [page[0] for block in unpacked(blocks) for page in block] == [page.path for page in pages(Archive(graph))]
    assert len(packed) < len(plain) * 0.7
    assert packed == make_report(graph)
