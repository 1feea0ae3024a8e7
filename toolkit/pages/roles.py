"""What an HTML element is for, told from its tag, class, id, itemprop.

Roles of the article: ``title``, ``lead``, ``author``, ``date``, ``source``, ``section``,
``place``, ``caption``, ``body``. Every other role names a rule by which the element's lines are
removed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

__all__ = ["FURNITURE", "role_of"]

FURNITURE = frozenset(
    ("menu", "breadcrumb", "share", "comment", "related", "tags", "pager", "copyright",
     "counter", "advertisement", "weather", "aside", "hidden", "photo_credit", "masthead")
)  # fmt: skip

_BY_TAG = {
    "nav": "menu",
    "footer": "copyright",
    "aside": "aside",
    "figcaption": "caption",
    "time": "date",
    "button": "menu",
    "select": "menu",
    "option": "menu",
    "textarea": "comment",
    "label": "menu",
    "noscript": "hidden",
}

# The first that fits decides; a word is a whole part of a name: "article-title" has two.
_BY_NAME: tuple[tuple[str, str], ...] = (
    ("date", r"author-time|detail-time|publishdate|pdate|thoi-gian|ngay-dang"),
    ("photo_credit", r"photocms-author|(?:photo|img|image|pic)-(?:author|credit|source)|"
                     r"photocredit|credit"),
    ("related", r"related|relate|lienquan|lien-quan|tinlienquan|tin-lien-quan|tinkhac|tin-khac|"
                r"tbtinkhac|cungchuyenmuc|cung-chuyen-muc|other|others|othernews|morenews|"
                r"readmore|read-more|recommend|recommended|suggest|suggestion|mostread|most-read|"
                r"xemnhieu|docnhieu|xemthem|xem-them|hotnews|tinmoi|tin-moi|tinmoinhat|teaser|xemtiep|"
                r"doc-them|tin-da|newsrelate|listnewsincontent|listnewscontent|inner-article"),
    ("breadcrumb", r"breadcrumbs?|breadcrum|bread|crumbs?|duongdan|pathway"),
    ("comment", r"y-kien|comments?|binhluan|binh-luan|feedback|ykien|phanhoi|reply|disqus"),
    ("tags", r"keywords?|tags?|tagbox|tukhoa|tu-khoa|hashtags?"),
    ("copyright", r"footer|copyright|banquyen|legal|foot|bottom-info"),
    ("lead", r"sapo|lead|summary|description|excerpt|chapeau|mota|mo-ta|trichyeu|tomtat|dek|"
             r"standfirst|headnote|intro|abstract|chappeau|chapo|short-content|shortcontent|"
             r"trich-yeu|hometext|cms-desc|article-desc|news-desc|shortdesc|short-desc"),
    ("caption", r"captions?|figcaption|chuthich|chu-thich|imgcap|pcaption|picdesc|photodesc|"
                r"imgcaption|desc-cation|imgdesc|image-desc|img-desc|photo-desc|pic-desc|fig"),
    ("masthead", r"logo|brand|sitename|site-name|sitetitle|site-title|masthead|"
                 r"site-branding|site-heading|ten-?don-?vi|ten-?bao|ten-?cong|ten-?co-?quan|"
                 r"portal-?name|portal-?title|web-?name|web-?title|unit-?name|agency-?name"),
    ("author", r"authors?|byline|tacgia|tac-gia|writer|nguoiviet|penname|signature|"
               r"butdanh|but-danh"),
    ("place", r"location|location-stamp|dateline|diadanh|dia-danh"),
    ("date", r"date|datetime|times?|pubdate|published|publish|ngay|ngaydang|ngay-dang|"
             r"thoigian|showdate|posted|postdate|timestamp|clock"),
    ("title", r"title|headline|tieude|tieu-de|tit|titlenews|posttitle|titledetail|newstitle|"
              r"articletitle"),
    ("share", r"share|sharing|shares|socials?|facebook|zalo|twitter|fb|addthis|printandback|"
              r"linkstoweb|sendemail"),
    ("pager", r"pager|pagination|paging|phantrang|prevnext"),
    ("weather", r"weather|thoitiet"),
    ("advertisement", r"ads?|advert|advertisement|banners?|qc|quangcao|sponsor"),
    ("menu", r"nav|navbar|navigation|navigator|topbar|sidebar|sitemap|breakingnews|marquee"),
    ("source", r"(?:article|detail|news|post)-source|nguon-tin"),
    ("body", r"content|body|noidung|noi-dung|article|maincontent|detail|story|entry|post|"
             r"fulltext|bodytext|contentdetail"),
    ("counter", r"counter|readcounter|views?|luotxem|viewcount|hits|statistic|thongke|rating|"
                r"rate|vote"),
    ("share", r"like|tools?|toolbar|actions?|email"),
    ("related", r"more|latest|newest"),
    ("menu", r"\w*menu\w*|\w{2,}nav|mega|search|login|hotline|widget"),
    ("source", r"source|nguon|origin|nguontin|copyfrom"),
    ("section", r"cate|category|categories|section|chuyenmuc|chuyen-muc|folder|kicker|topic|cat"),
)  # fmt: skip
_NO_TITLE = frozenset(
    ("box", "widget", "block", "folder", "site", "section", "cate", "category", "sub", "menu",
     "sidebar", "cat", "module", "webpart", "portlet", "logo", "topic", "news-title-small")
)  # fmt: skip
_WHOLE = [(role, re.compile(rf"(?:{names})")) for role, names in _BY_NAME]
_NAMED_BY = ("class", "id", "itemprop", "data-role", "type", "data-type")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[^A-Za-z0-9]+")
_VERSION = re.compile(r"v\d+$")
_STATE = re.compile(r"(?:show|has|with|no|hide|is|enable|disable)[-_]")  # of a page, not a part
_CONTAINERS = frozenset({"body", "html", "main", "article", "form", "section"})
_WHOLE_ARTICLE = frozenset({"body", "html", "main", "article"})


def role_of(tag: str, attributes: Mapping[str, str | None]) -> str | None:
    """The role of an element, or None when nothing tells."""
    if attributes.get("hidden") is not None or "display:none" in _compact(attributes.get("style")):
        return "hidden"
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    names = " ".join(attributes.get(key) or "" for key in _NAMED_BY)
    if not names.strip():
        return None
    role = _named(names[:300])
    if tag in _WHOLE_ARTICLE and role not in ("body", "related"):
        return None  # WordPress names an article's state and sections: "status-publish"
    if tag in _CONTAINERS and role in FURNITURE and role != "related":
        return None  # a whole page or article that is styled as a box
    return role


def _compact(style: str | None) -> str:
    return style.replace(" ", "").lower() if style else ""


@lru_cache(maxsize=4096)
def _named(names: str) -> str | None:
    words: set[str] = set()
    for name in names.split():
        if _STATE.match(name):
            continue
        parts = [part.lower() for part in _SPLIT.split(_CAMEL.sub("-", name)) if part]
        parts += [bare for part in parts if (bare := _VERSION.sub("", part)) and bare != part]
        words.update(parts)
        words.update("-".join(pair) for pair in pairwise(parts))
        words.add(name.lower())
    for role, pattern in _WHOLE:
        if any(pattern.fullmatch(word) for word in words):
            if role == "title" and words & _NO_TITLE:
                continue
            return role
    return None
