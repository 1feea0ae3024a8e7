"""Whether a page is in Vietnamese, by its function words; if not, what it is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from toolkit.errors import ArticleError
from toolkit.text.syllables import bare, bare_syllables, syllables

__all__ = ["other_language", "require_vietnamese"]

_VIETNAMESE = frozenset(
    ("và", "của", "là", "các", "được", "những", "này", "đã", "một", "với", "người", "không",
     "đến", "từ", "để", "khi", "tại", "về", "ở", "việc", "nhiều", "phải", "nhưng", "vào", "sẽ",
     "cũng", "đó", "trên", "ngày", "như", "còn", "thì", "bị", "nên", "sau", "trước", "giữa")
)  # fmt: skip
_BARE = "Vietnamese without its diacritics"
_NAMED = {
    "English": "the of and to in is that for was with on are by from have has",
    "French": "les des du et est une dans pour qui sur par avec que pas au aux",
    "Ede": "hlăm hŏng leh dŭm klei phung mâo amâo mnuih bruă anei tinei",
    "Jarai": "hăng amăng hơdôm mơnuih laih tơlơi hmâo hơmâo anai pơ tơring samơ",
    "Hmong": "cov tsis thiab yog tus hauv nyob muaj kev rau los txoj ntawm lub",
    _BARE:
        "cua va cac nguoi khong duoc nhung trong voi mot nhu cung phai nay thi den duoi tren",
}  # fmt: skip
_FUNCTION_WORDS = {name: frozenset(words.split()) for name, words in _NAMED.items()}
_SCRIPTS = {
    "CJK": "Chinese", "HIRAGANA": "Japanese", "HANGUL": "Korean",
    "KHMER": "Khmer", "LAO": "Lao", "THAI": "Thai", "CHAM": "Cham",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

_BEGINNING = 2000  # characters
_LETTERS = 100  # of a word on average: data in letters
_PLAINLY = 0.05  # of the words are Vietnamese function words: it is Vietnamese
_RARELY = 0.015  # of the words in small letters: it is not
_SHARE = 0.08  # of the words are function words of a language: it is in that
_FEWEST = 3
_FEW_WORDS = 12  # in small letters: a list of names, a table
_PROSE = 80  # words in small letters: a running text
_VALID, _ALL_VALID = 0.5, 0.98  # of the words in small letters can be Vietnamese
_BARE_SHARE = 0.6  # of them can be, once they get tones


def require_vietnamese(text: str, place: str) -> None:
    """Raise ArticleError when a clean text (NFC) is in another language."""
    language = other_language(text)
    if language:
        raise ArticleError(f"{place}: found a text in {language}; expected Vietnamese.")


def other_language(text: str) -> str | None:
    """What a clean text (NFC) is in, for a sentence; None for Vietnamese and what cannot be told.

    A text is Vietnamese if a twentieth of its words, or of those at its beginning, are Vietnamese
    function words, whatever it quotes. Lists of names, tables and texts of a few words are let
    through unless another language is sure.
    """
    beginning = text[:_BEGINNING]
    tokens = beginning.split()
    if sum(map(_VIETNAMESE.__contains__, tokens)) >= _PLAINLY * len(tokens):
        return None
    words = _WORD.findall(text)
    lower = [word.lower() for word in words]
    vietnamese = sum(map(_VIETNAMESE.__contains__, lower))
    if vietnamese >= _PLAINLY * len(words):
        return None
    script = _script(text)
    if script == "CYRILLIC":
        return "Russian" if "ы" in text else "another language"
    if script != "LATIN":
        return _SCRIPTS.get(script, "another language")
    if len(beginning) > _LETTERS * max(len(tokens), 2):
        return "no language, in words of hundreds of letters"
    name, found = _likeliest(lower)
    if found >= _SHARE * len(words) and found >= _FEWEST + 2 * vietnamese:
        return name
    small = [word for word in words if word.islower()]
    if not _is_foreign(small):
        return None
    return _BARE if _are_bare(small) else "another language"


def _script(text: str) -> str:
    """The script of most letters, as Unicode names it; that of kana where there are some."""
    letters = Counter(filter(str.isalpha, text))
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[unicodedata.name(letter, "LATIN").split()[0]] += count
    if 10 * scripts["HIRAGANA"] > scripts.total() > 0:
        return "HIRAGANA"
    script, count = max(scripts.items(), key=lambda item: item[1], default=("LATIN", 0))
    return script if 2 * count > scripts.total() else "LATIN"


def _likeliest(words: list[str]) -> tuple[str, int]:
    """The language with most function words among ``words``, and how many they are."""
    counts = {name: sum(map(known.__contains__, words)) for name, known in _FUNCTION_WORDS.items()}
    return max(counts.items(), key=lambda item: item[1])


def _is_foreign(words: list[str]) -> bool:
    """Whether words in small letters are a running text that is not in Vietnamese."""
    if len(words) < _FEW_WORDS or sum(map(_VIETNAMESE.__contains__, words)) > _RARELY * len(words):
        return False
    valid = sum(map(syllables().__contains__, words))
    return valid < _VALID * len(words) or (len(words) >= _PROSE and valid < _ALL_VALID * len(words))


def _are_bare(words: list[str]) -> bool:
    """Whether most words lack a tone mark, and would be Vietnamese with one."""
    toneless = [word for word in words if not _TONE.search(unicodedata.normalize("NFD", word))]
    found = sum(bare(word) in bare_syllables() for word in toneless)
    return found >= _BARE_SHARE * len(words)
