"""Vietnamese text: normalising, sentences, tokens. What is Vietnamese about a string lives here."""

from toolkit.text.aligned import Aligned
from toolkit.text.normalise import normalise, steps
from toolkit.text.segment import Token, segment, segmenters, words
from toolkit.text.sentences import sentences

__all__ = ["Aligned", "Token", "normalise", "segment", "segmenters", "sentences", "steps", "words"]
