"""Word segmentation by underthesea's trained model.

`engines` runs the model on many texts at once: `tokenise` cuts texts, `memory` remembers what
was cut, `weights` scores tokens, `viterbi` labels them, `batch` puts them together; `exact` takes
its time where labels tie. `files` and `templates` read the model from where underthesea is
installed. `library` is underthesea itself. `remembered` takes from a store what a run found before.
"""

from toolkit.text.segmentation.engines import Engine, engine

__all__ = ["Engine", "engine"]
