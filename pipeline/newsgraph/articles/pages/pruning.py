"""What of a page is not the article, told by its tags, roles, class names and by being hidden."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newsgraph.articles.pages.tree import Element

_TAGS = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "svg",
        "math",
        "picture",
        "img",
        "figure",
        "figcaption",
        "dialog",
        "menu",
        "map",
        "link",
        "meta",
        "base",
        "amp-ad",
        "amp-embed",
        "amp-sidebar",
        "amp-consent",
        "amp-user-notification",
        "amp-img",
        "amp-video",
        "amp-iframe",
        "amp-social-share",
        "amp-analytics",
        "amp-lightbox",
    ]
)
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "alert",
        "menu",
        "menubar",
        "toolbar",
        "form",
        "tablist",
    ]
)
# What people call such parts in classes and ids, by what they are; each stands alone between blanks, dashes, figures and capitals.
_FAMILIES = {
    "comments": r"comments?|comment-?(?:list|section|thread|body)|respond|disqus\w*|replies",
    "other articles": r"related|recirc\w*|recommend\w*|read-?more|read-?next|up-?next|see-?also|also-?(?:read|on)"
    r"|more-?(?:on|from|stories|news)|most-?(?:read|viewed|popular|shared)|trending|popular|latest-?(?:news|stories|headlines)|teasers?(?!-text)|promo\w*",
    "offers": r"newsletters?|subscri(?:be|ption|ber)\w*|signup|sign-up|register|login|paywall\w*|regwall|barrier|piano\w*|upsell|meter",
    "sharing": r"share|sharing|share-?(?:bar|buttons?|tools?)|social\w*|sharedaddy|jp-relatedposts|addthis\w*|a2a\w*",
    "consent": r"cookies?\w*|consent|gdpr|onetrust\w*|cmp|cc-window|qc-cmp2?|didomi\w*|sp_message\w*",
    "ways about the site": r"sidebar|side-?bar|side-?nav|rail|breadcrumbs?|nav|navbar|navigation|menu|topbar|skip-?link|pagination|pager|page-?links?|(?:mw-)?edit-?section|post-?navigation",
    "unseen": r"screen-reader-text|no-?print|hide-?for-?print|hidden-?print|d-print-none|visually-?hidden|sr-only|print-?only|print-?(?:link|button)",
    "head and foot": r"site-?(?:header|footer)|masthead|page-?footer|footer|colophon|copyright",
    "advertisements": r"ads?|advert\w*|adsense|ad-?(?:slot|unit|container|wrapper|label)|dfp|sponsor\w*|outbrain\w*|taboola\w*",
    "keywords": r"tags|tag-?(?:list|links|cloud)|post-?tags|entry-?(?:footer|utility)",
    "facts": r"(?:post|entry|article|story)-?meta|meta-?(?:info|data)|metadata|bylines?|author(?:-?(?:bio|box|info|name|card))?|timestamp|pub-?date|published|updated",
    "pictures": r"captions?|thumb-?(?:caption|inner)|wp-caption(?:-text)?|credit|image-?(?:caption|credit)",
    "galleries": r"gallery|slideshow|lightbox",
    "over the page": r"modal|popup|pop-up|overlay|toast|banner|toolbar",
    "boxes": r"widgets?",
    "beside the words": r"pull-?quotes?|quote-?box|audio-?module|feedback|poll|quiz|rating|embed-?code|audio-?player|video-?player|listen",
}
_ALWAYS = frozenset({"comments", "consent", "sharing", "ways about the site", "unseen", "over the page"})
"""The families whose parts are never the article, however long they are."""


_LEADING = frozenset({"other articles", "offers", "galleries"})
"""The families whose parts lead elsewhere, ask for something or show it: a paragraph that does none of it is the article's, whatever its class is called."""

_SOME = "|".join(words for family, words in _FAMILIES.items() if family in _ALWAYS)
_NEVER_ARTICLE = re.compile(rf"(?:^|[\s_-])(?:{_SOME})(?=$|[\s_0-9-])")
_NAMES = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_FAMILIES.values())})(?=$|[\s_0-9-])")
_NOT_LEADING = re.compile(
    rf"(?:^|[\s_-])(?:{'|'.join(words for family, words in _FAMILIES.items() if family not in _LEADING)})(?=$|[\s_0-9-])"
)
_STOPPED = re.compile(r"[.!?][\"'”’)\]]*\s*$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)


_OTHERS = re.compile(rf"(?:people-)?(?:{_FAMILIES['other articles']})(?=$|-)")
_LONGEST_NAME = 5


def names_other_articles(heading: str) -> bool:
    """Whether a heading is what lists of other articles are called: "Related content", "More from the Courier"."""
    words = heading.lower().split()
    return len(words) <= _LONGEST_NAME and _OTHERS.match("-".join(words)) is not None


def is_inline(element: Element) -> bool:
    return element.tag in _INLINE


def linked_elements(nodes: Iterable[Element]) -> set[Element]:
    """The elements that lead elsewhere, among some in the page's order."""
    linked: set[Element] = set()
    for node in nodes:
        if node.tag == "a" or node.getparent() in linked:
            linked.add(node)
    return linked


def _is_unseen(element: Element) -> bool:
    """Whether an element is hidden, or says by its role that it is a part of the page."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or "")) or (element.get("role") or "").strip().lower() in _ROLES


class Outside:
    """Which elements of a page are not the article's. What holds the title or much of the page's words is not left out for its name."""

    def __init__(self, body: Element, nodes: Sequence[Element], linked: set[Element]) -> None:
        self._lengths: Counter[Element] = Counter()
        self._titled: set[Element] = set()
        self._asking: set[Element] = set()
        self._linked: Counter[Element] = Counter()
        self._calling: set[Element] = set()
        for node in nodes:
            tails = sum(len((child.tail or "").strip()) for child in node)
            if node in linked:
                self._linked[node] = len((node.text or "").strip()) + tails
            elif node.tag not in _TAGS:
                self._lengths[node] = len((node.text or "").strip()) + tails
        for node in reversed(nodes):  # children before their parents
            parent = node.getparent()
            self._lengths[parent] += self._lengths[node]
            self._linked[parent] += self._linked[node]
            if node.tag in _CALLS or node in self._calling:
                self._calling.update((node, parent))
            if node.tag == "h1" or node in self._titled:
                self._titled.update((node, parent))
        for node in body.iter("input", "textarea"):
            self._asking.update(node.iterancestors("div", "section"))
        self._enough = _ENOUGH * self._lengths[body]

    def __call__(self, element: Element) -> bool:
        """Whether an element is of the page and not of the article."""
        if element.tag in _TAGS or _is_unseen(element):
            return True
        names = [_HUMP.sub("-", name).lower() for given in _NAMED if (name := element.get(given))]
        if element.tag in _HOLDERS or element in self._titled:
            return element.tag == "table" and any(map(_NEVER_ARTICLE.search, names))
        if element in self._asking and self._lengths[element] < _PROSE:
            return True
        if any(map(_NEVER_ARTICLE.search, names)):
            return not self._is_prose(element)
        if not any(map(_NAMES.search, names)) or self._is_prose(element) or self._lengths[element] >= self._enough:
            return False
        return any(map(_NOT_LEADING.search, names)) or not self._leads_nowhere(element)

    def _leads_nowhere(self, element: Element) -> bool:
        """Whether an element holds whole sentences, hardly any link, and nothing that calls for an answer."""
        length = self._lengths[element]
        if length < _SENTENCE or self._linked[element] > _FEW_LINKS * length or element in self._calling:
            return False
        return bool(_STOPPED.search("".join(element.itertext())[-_SENTENCE:]))

    def _is_prose(self, element: Element) -> bool:
        """Whether an element is a paragraph or a part of one, and too long for what its name says."""
        return (element.tag == "p" or is_inline(element)) and self._lengths[element] > _PROSE


_NAMED = ("class", "id", "data-component", "data-testid", "data-qa", "data-test")
_HOLDERS = frozenset({"html", "body", "main", "h1", "table", "tbody"})
_PROSE = 200
"""Characters of a paragraph that is read whatever its class is called."""
_SENTENCE, _FEW_LINKS = 50, 0.1
"""Characters of a sentence, and the share of links in one that is there to be read."""
_CALLS = frozenset({"form", "input", "button", "textarea", "select", "h1", "h2", "h3", "h4", "h5", "h6", "li"})
_ENOUGH = 0.4
"""The share of a page's words that only its article has."""
