"""``python -m toolkit`` and the command ``toolkit``."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; a user's mistake is one readable message and exit code 2."""
    from toolkit.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
