"""``python -m toolkit`` and the command ``toolkit``."""

from __future__ import annotations

import signal
import sys
from types import FrameType

__all__ = ["main"]


def main() -> None:
    """Run the command line; a user's mistake is one readable message and exit code 2."""
    from toolkit.cli import run

    signal.signal(signal.SIGTERM, _stop)
    sys.exit(run(sys.argv[1:]))


def _stop(number: int, frame: FrameType | None) -> None:
    """A polite kill ends as Ctrl-C does: what is half done is cleaned up and told."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
