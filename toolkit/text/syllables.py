"""The syllables that Vietnamese spelling allows: an onset, a rhyme, a tone.

They tell Vietnamese from other languages, and a legacy encoding from another, without a word
list. Spelling allows more syllables than words use.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["bare", "bare_syllables", "syllables"]

_HARD = "b c ch d đ g gi h kh l m n ng nh ph r s t th tr v x p"
"""Onsets before a, ă, â, o, ô, ơ, u and ư."""
_SOFT = "b ch d đ gh gi h k kh l m n ngh nh ph r s t th tr v x p"
"""Onsets before e, ê and i."""
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
"""
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et
ê êch ên ênh êt êu i in inh it ơ ơi ơn ơt ôc y ych yên yêt ynh yt
"""
_SPECIAL = {
    "qu": _AFTER_QU,
    "g": "i ia iêc iêng iêt in ip",  # the i melts into gi: gì, giếng
    "": "y yêm yên yêng yêt yêu",
    **dict.fromkeys("hklmstv", "y"),
}

_LEVEL = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_STOPPED = ("\u0301", "\u0323")
"""Tones of a rhyme that ends in c, ch, p or t."""


@cache
def syllables() -> frozenset[str]:
    """Every syllable in small letters, composed (NFC); both spellings of oà/òa, oè/òe, uý/úy.

    Source: onsets, rhymes and their tones in https://en.wikipedia.org/wiki/Vietnamese_phonology
    and the spelling in https://en.wikipedia.org/wiki/Vietnamese_alphabet
    """
    found: set[str] = set()
    for rhyme in _RHYMES.split():
        onsets = ["", *(_SOFT if rhyme[0] in "eêi" else _HARD).split()]
        found.update(onset + toned for toned in _toned(rhyme) for onset in onsets)
    for onset, rhymes in _SPECIAL.items():
        found.update(onset + toned for rhyme in rhymes.split() for toned in _toned(rhyme))
    return frozenset(found)


def _toned(rhyme: str) -> list[str]:
    """A rhyme under each tone that it can bear, the mark on each letter that may carry it."""
    tones = _STOPPED if rhyme.endswith(("c", "ch", "p", "t")) else _LEVEL
    return [
        unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])
        for place in _places(rhyme)
        for tone in tones
    ]


def _places(rhyme: str) -> tuple[int, ...]:
    vowels = len(rhyme.rstrip("chgmnpt"))
    hats = [i for i in range(vowels) if rhyme[i] in "ăâêôơư"]
    if hats:
        return (hats[-1],)
    if rhyme in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if vowels == 3 or (vowels == 2 and vowels < len(rhyme)) else (0,)


@cache
def bare_syllables() -> frozenset[str]:
    """`syllables` without their diacritics."""
    return frozenset(map(bare, syllables()))


def bare(text: str) -> str:
    """Vietnamese text without its diacritics: ``đường`` → ``duong``."""
    split = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(character for character in split if not unicodedata.combining(character))
