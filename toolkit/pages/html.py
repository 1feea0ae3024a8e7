"""HTML → lines that know their raw offsets, and what the page's head declares.

Blocks become lines; scripts and styles are dropped; entities are decoded. Positions come from
``html.parser``, so that every character of a line leads back to the page's source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from toolkit.pages.boxes import is_headline, mark_boxes
from toolkit.pages.declared import Head
from toolkit.pages.inheritance import inherit
from toolkit.pages.lines import NO_HINTS, Hints, Line, Piece, clean_line
from toolkit.pages.logos import NOWHERE, Place, logo_in, note_name, place_of
from toolkit.pages.roles import FURNITURE, role_of

__all__ = ["Head", "html_lines"]

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
     "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
     "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "label", "legend",
     "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary",
     "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video")
)  # fmt: skip
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr", "frame")
)  # fmt: skip
_SILENT = frozenset(("script", "style", "template", "svg", "math", "object", "xml", "canvas"))
_PICTURE_BOX = frozenset(("figure", "table", "picture"))
_BOLD = frozenset(("b", "strong", "th"))
_BOX_LINES, _BOX_LENGTH = 3, 700  # a table with a picture and no more text is the picture's own
_TABLE_CELLS, _LARGEST_TABLE, _LONGEST_CELL = 4, 2000, 80
_LONGEST_CHARREF = 12
_PARAGRAPH = 160  # characters; logos stand above the text
_PUBLISHER = re.compile(r'"publisher"\s*:\s*\{[^{}]{0,200}?"name"\s*:\s*"([^"\\]{2,80})"')
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


@dataclass(slots=True)
class _Element:
    tag: str
    role: str | None
    first_line: int
    inherited: Hints
    image: bool = False
    link: bool = False
    place: Place = NOWHERE
    first_piece: int = 0


_OWN_LINE = frozenset(("date", "author", "source", "section", "place", "caption", "title", "lead"))
_OF_OTHERS = ("related", "aside", "menu", "copyright", "comment")  # days of other articles
_DAY_NAMED = re.compile(
    r"\b(?:dc(?:terms)?:(?:date|created|issued)|datepublished)\b", re.IGNORECASE
)
_LOGO = 4  # elements around a logo
_NEAR = 200  # open elements that an end tag or a picture may reach


def html_lines(raw: str) -> tuple[list[Line], Head]:
    """The lines of an HTML page in order, and what its head declares.

    Boxes of teasers and menus are marked by what they hold (see `toolkit.pages.boxes`). A name
    of furniture on the box of the headline itself is not believed.
    """
    reader = _read(raw, frozenset())
    declared = reader.head.headline
    heads = [line.hints.role for line in reader.lines if is_headline(line, declared)]
    doubted = frozenset(role for role in heads if role in FURNITURE and role != "breadcrumb")
    if doubted and all(role in FURNITURE for role in heads):
        reader = _read(raw, doubted)
    mark_boxes(reader.lines, reader.boxes, declared)
    return reader.lines, reader.head


def _read(raw: str, doubted: frozenset[str]) -> _Reader:
    reader = _Reader(raw, doubted)
    reader.feed(raw)
    reader.close()
    reader.finish()
    return reader


class _Reader(HTMLParser):
    def __init__(self, raw: str, doubted: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.lines: list[Line] = []
        self.boxes: list[tuple[int, int]] = []
        self._doubted = doubted
        self.head = Head()
        self._raw = raw
        self._starts = [0, *accumulate(len(line) + 1 for line in raw.split("\n"))]
        self._open: list[_Element] = []
        self._pieces: list[Piece] = []
        self._linked = self._bold = 0
        self._silent: str | None = None
        self._image = False
        self._in_text = False  # a paragraph has been seen
        self._after_link = False  # nothing since the last link ended
        self._gap = 0
        self._pieces_linked = self._pieces_plain = 0

    # -- events -----------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        attributes = dict(attrs)
        if tag == "meta":
            self._declare(attributes)
        elif tag == "time" and attributes.get("datetime") and self._role() not in _OF_OTHERS:
            self.head.meta.setdefault("time", attributes["datetime"] or "")
        elif _DAY_NAMED.search(attributes.get("property") or attributes.get("itemprop") or ""):
            if attributes.get("content") and self._role() not in _OF_OTHERS:
                self.head.meta.setdefault("time", attributes["content"] or "")
        elif tag in ("img", "amp-img"):
            self._picture()
            self._logo(tag, attributes)
        elif tag in ("a", "svg"):
            self._logo(tag, attributes)
        if tag == "br":
            self._end_line(broken=True)
        elif tag in _BLOCKS or (tag == "a" and self._after_link):
            self._end_line()
        elif tag in ("span", "a", "b", "strong", "em", "i", "small", "font") and self._pieces:
            self._separate(attributes)
        if tag in _SILENT:
            self._silent = tag
        elif tag not in _VOID:
            self._push(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)
        elif tag in _BLOCKS and not self._silent:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent:
                self._silent = None
            return
        if tag in _BLOCKS:
            self._end_line()
        self._after_link = tag == "a" or (self._after_link and self._role() == "breadcrumb")
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - _NEAR), -1):
            if self._open[depth].tag == tag:
                self._close(depth)
                return
            if self._open[depth].tag in ("td", "table") and tag not in ("tr", "tbody", "table"):
                return  # a stray end tag does not leave its cell

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._append(data, len(data))
        elif self._silent == "script":
            self._linked_data(data)

    def _linked_data(self, data: str) -> None:
        if self.head.published is None and (found := _PUBLISHED.search(data)):
            self.head.published = found.group(1)
        if publisher := _PUBLISHER.search(data):
            self.head.meta.setdefault("publisher", publisher.group(1))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def parse_html_declaration(self, i: int) -> int:
        try:
            return super().parse_html_declaration(i)
        except AssertionError:  # a marked section that the parser does not know
            return self.parse_bogus_comment(i)

    def finish(self) -> None:
        """End the last line of a page whose elements are not closed."""
        self._end_line()
        self._close(0)

    # -- the text ---------------------------------------------------------------------------

    def _position(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _reference(self, name: str) -> None:
        if self._silent:
            return
        start = self._position()
        length = len(name)
        if self._raw.startswith(";", start + length):
            length += 1
        text = unescape(f"{name};") if len(name) <= _LONGEST_CHARREF else "\ufffd"
        if text == f"{name};" and length == len(name):
            text = name
        self._append(text, length)

    def _append(self, text: str, length: int) -> None:
        start = self._position()
        if self._after_link and (text.strip() or self._role() != "breadcrumb"):
            self._after_link = False  # but links of a path are parts, marks between or not
        if self._open and self._open[-1].tag == "title":
            self.head.title = (self.head.title or "") + text
            return
        if len(text) == length and not self._raw.startswith(text, start):
            self._pieces.append(Piece(text, start, start))  # never claim what is not there
            return
        self._pieces.append(Piece(text, start, start + length))
        visible = len(" ".join(text.split()))
        if visible:
            if self._linked:
                self._pieces_linked += visible
            if not self._bold:
                self._pieces_plain += visible

    def _separate(self, attributes: dict[str, str | None]) -> None:
        """An inline element with a role of the article's frame stands on a line of its own."""
        role = role_of("span", attributes)
        if role in _OWN_LINE or role in FURNITURE:
            self._end_line()

    def _end_line(self, broken: bool = False) -> None:
        pieces, self._pieces = self._pieces, []
        linked, plain = self._pieces_linked, self._pieces_plain
        self._pieces_linked = self._pieces_plain = 0
        line = clean_line(pieces) if pieces else None
        if line is None:
            self._gap = self._gap if broken else 1
            return
        line.gap, line.indent, line.columns = self._gap, 0, ()
        self._gap = 0 if broken else 1
        line.hints = self._hints(linked / max(len(line.text), 1), plain == 0)
        self._image = False
        self._in_text = self._in_text or len(line.text) >= _PARAGRAPH
        self.lines.append(line)

    def _role(self) -> str | None:
        return self._open[-1].inherited.role if self._open else None

    # -- the elements -----------------------------------------------------------------------

    def _push(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in ("p", "li", "td", "tr", "option"):
            self._imply_end(tag)
        outer = self._open[-1].inherited if self._open else NO_HINTS
        role = role_of(tag, attributes)
        role = None if role in self._doubted else role
        element = _Element(tag, role, len(self.lines), inherit(outer, tag, role, attributes))
        element.link = tag == "a" and not (
            "href" not in attributes and attributes.keys() & {"name", "id"}
        )
        element.place = NOWHERE if self._in_text else place_of(tag, attributes)
        element.first_piece = len(self._pieces)
        self._open.append(element)
        self._linked += element.link
        self._bold += tag in _BOLD

    def _logo(self, tag: str, attributes: dict[str, str | None]) -> None:
        if not self._in_text:
            logo_in(self.head, tag, attributes, [element.place for element in self._open[-_LOGO:]])

    def _home_text(self, element: _Element) -> None:
        """The words of a link that leads home are a name too."""
        pieces = "".join(piece.text for piece in self._pieces[element.first_piece :])
        lines = " ".join(line.text for line in self.lines[element.first_line :])
        if (name := f"{lines} {pieces}".strip()) and not self._in_text:
            note_name(self.head, name, element.place)

    def _imply_end(self, tag: str) -> None:
        """``<p>`` ends an open ``<p>``, ``<li>`` an open ``<li>``, and so on."""
        for depth in range(len(self._open) - 1, -1, -1):
            inside = self._open[depth].tag
            if inside == tag:
                self._close(depth)
                return
            if inside in _BLOCKS:
                return

    def _close(self, depth: int) -> None:
        for element in self._open[depth:]:
            self._linked -= element.link
            self._bold -= element.tag in _BOLD
            if element.place.home:
                self._home_text(element)
            if element.tag in _BLOCKS and len(self.lines) - element.first_line >= 2:
                self.boxes.append((element.first_line, len(self.lines)))
            if element.tag == "table" and not element.image:
                self._mark_table(element)
            if element.image and element.tag in _PICTURE_BOX:
                self._mark_captions(element)
        inline_role = self._open[depth].role if depth < len(self._open) else None
        within = depth and self._open[depth - 1].inherited.role == inline_role == "lead"
        if inline_role and self._pieces and inline_role not in ("body", "related") and not within:
            self._end_line()
        del self._open[depth:]

    def _picture(self) -> None:
        self._image = True
        for element in self._open[-_NEAR:]:
            element.image = True

    def _mark_captions(self, box: _Element) -> None:
        """The few lines of a picture's own table or figure are its caption."""
        lines = self.lines[box.first_line :]
        if len(lines) > _BOX_LINES or sum(len(line.text) for line in lines) > _BOX_LENGTH:
            return
        for line in lines:
            if line.hints.role in (None, "body"):
                line.hints = replace(line.hints, role="caption")

    def _mark_table(self, box: _Element) -> None:
        """A table of short cells with numbers in it holds data, not the layout of the page."""
        lines = self.lines[box.first_line :]
        if not _TABLE_CELLS <= len(lines) <= _LARGEST_TABLE:
            return
        if any(len(line.text) > _LONGEST_CELL or line.hints.linked for line in lines):
            return
        if 4 * sum(any(map(str.isdigit, line.text)) for line in lines) < len(lines):
            return
        for line in lines:
            if line.hints.role in (None, "body"):
                line.hints = replace(line.hints, role="table")

    def _hints(self, linked: float, bold: bool) -> Hints:
        inherited = self._open[-1].inherited if self._open else NO_HINTS
        return replace(inherited, linked=linked, bold=bold, image=self._image)

    def _declare(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self.head.meta.setdefault(name.lower(), content.strip())
