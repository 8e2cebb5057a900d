"""What of a page is not the article, told by its tags, roles, class names and by being hidden."""

from __future__ import annotations

import re

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
    r"|more-?(?:on|from|stories|news)|most-?(?:read|viewed|popular|shared)|trending|popular|latest-?(?:news|stories|headlines)|teasers?|promo\w*",
    "offers": r"newsletters?|subscri(?:be|ption|ber)\w*|signup|sign-up|register|login|paywall\w*|regwall|barrier|piano\w*|upsell|meter",
    "sharing": r"share|sharing|share-?(?:bar|buttons?|tools?)|social\w*|sharedaddy|jp-relatedposts|addthis\w*|a2a\w*",
    "consent": r"cookies?\w*|consent|gdpr|onetrust\w*|cmp|cc-window|qc-cmp2?|didomi\w*|sp_message\w*",
    "ways about the site": r"sidebar|side-?bar|side-?nav|rail|breadcrumbs?|nav|navbar|navigation|menu|topbar|skip-?link|pagination|pager|post-?navigation",
    "unseen": r"screen-reader-text|visually-?hidden|sr-only|print-?only|print-?(?:link|button)",
    "head and foot": r"site-?(?:header|footer)|masthead|page-?footer|footer|colophon|copyright",
    "advertisements": r"ads?|advert\w*|adsense|ad-?(?:slot|unit|container|wrapper|label)|dfp|sponsor\w*|outbrain\w*|taboola\w*",
    "keywords": r"tags|tag-?(?:list|links|cloud)|post-?tags|entry-?(?:footer|utility)",
    "facts": r"(?:post|entry|article|story)-?meta|meta-?(?:info|data)|metadata|bylines?|author(?:-?(?:bio|box|info|name|card))?|timestamp|pub-?date|published|updated",
    "pictures": r"captions?|wp-caption(?:-text)?|gallery|slideshow|lightbox|credit|image-?(?:caption|credit)",
    "over the page": r"modal|popup|pop-up|overlay|toast|banner|toolbar|widgets?",
    "beside the words": r"feedback|poll|quiz|rating|embed-?code|audio-?player|video-?player|listen",
}
_NAMES = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_FAMILIES.values())})(?=$|[\s_0-9-])")
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


def is_inline(element: Element) -> bool:
    return element.tag in _INLINE


def is_outside(element: Element) -> bool:
    """Whether an element is of the page and not of the article."""
    if element.tag in _TAGS or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or "") or (element.get("role") or "").strip().lower() in _ROLES:
        return True
    if element.tag in {"html", "body", "main", "h1", "p", "td", "tr", "table", "tbody"} or is_inline(element):
        return element.tag in {"p", "td", "span", "div"} and _is_named(element) and not _holds_prose(element)
    return _is_named(element)


def _is_named(element: Element) -> bool:
    given = (element.get(name) for name in ("class", "id", "data-component", "data-testid"))
    return any(_NAMES.search(_HUMP.sub("-", name).lower()) for name in given if name)


_PROSE = 200
"""Characters of a paragraph that is read whatever its class is called."""


def _holds_prose(element: Element) -> bool:
    return sum(len(part) for part in element.itertext()) > _PROSE
