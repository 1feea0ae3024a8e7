"""Make the lock files from pyproject.toml, or check them.

Needs uv (https://docs.astral.sh/uv/) and a package index; users need neither uv nor this.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

LEFT_OUT = ("sentence-transformers", "torch", "transformers")
"""What bertopic asks for and the default environment does without."""

LOCKS = {
    "requirements.lock": ("--group", "build"),
    "requirements-test.lock": ("--group", "build", "--group", "test"),
}
PLATFORMS = ("x86_64-manylinux_2_28", "aarch64-apple-darwin")
"""Linux on arm64 is left out: hdbscan has no wheel for it, so pip builds it with a C compiler."""
PYTHONS = ("3.11", "3.12", "3.13")


def uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run uv and return what it printed."""
    try:
        return subprocess.run(["uv", *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        sys.exit("lock.py: uv is not installed; expected it on the PATH (pip install uv).")


def compile_lock(root: Path, name: str, extra: tuple[str, ...], upgrade: bool) -> str:
    """The text of a lock: every version with hashes and markers, no addresses."""
    with tempfile.TemporaryDirectory() as folder:
        excludes = Path(folder, "excludes.txt")
        excludes.write_text("\n".join(LEFT_OUT) + "\n")
        target = Path(folder, name)
        if (root / name).exists() and not upgrade:
            target.write_text((root / name).read_text())
        done = uv(
            *("pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-annotate", "--no-header", "--excludes", str(excludes), *extra),
            *("-o", str(target), str(root / "pyproject.toml")),
        )
        if done.returncode:
            sys.exit(f"lock.py: {name} cannot be resolved:\n{done.stderr}")
        return target.read_text()


def check_wheels(root: Path, name: str) -> list[str]:
    """Platforms for which some pinned package has no wheel."""
    problems = []
    for platform in PLATFORMS:
        for python in PYTHONS:
            with tempfile.TemporaryDirectory() as folder:
                done = uv(
                    *("pip", "install", "--dry-run", "--no-deps", "--require-hashes"),
                    *("--only-binary", ":all:", "--target", folder, "-r", str(root / name)),
                    *("--python-platform", platform, "--python-version", python),
                )
            print(
                f"{name}  {platform}  Python {python}: {'ok' if not done.returncode else 'FAILS'}"
            )
            if done.returncode:
                problems.append(f"{name} on {platform}, Python {python}:\n{done.stderr}")
    return problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="compare, look for wheels, write nothing"
    )
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    options = parser.parse_args()
    root = Path(__file__).parent.parent
    problems = []
    for name, extra in LOCKS.items():
        text = compile_lock(root, name, extra, options.upgrade)
        if not options.check:
            (root / name).write_text(text)
            continue
        if text != (root / name).read_text():
            problems.append(f"{name} does not fit pyproject.toml; run scripts/lock.py.")
        problems += check_wheels(root, name)
    for problem in problems:
        print(f"lock.py: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
