"""What a result was made with: versions of packages and the revision of the code."""

from __future__ import annotations

import platform
import subprocess
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

__all__ = [
    "DISTRIBUTION",
    "UNKNOWN",
    "code_revision",
    "environment",
    "made_by",
    "toolkit_version",
    "versions",
]

DISTRIBUTION = "vietnamese-press-toolkit"
UNKNOWN = "not installed"
_PACKAGES = (
    "scikit-learn",
    "numpy",
    "scipy",
    "skops",
    "underthesea",
    "gensim",
    "bertopic",
    "mlflow",
)


def made_by() -> dict[str, dict[str, str]]:
    """``packages`` and ``code``, as a model folder's ``versions.json`` tells them."""
    return {"packages": versions(), "code": code_revision()}


def versions() -> dict[str, str]:
    """Versions of Python, the toolkit and the packages that results depend on."""
    found = {"python": platform.python_version(), "toolkit": toolkit_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def environment() -> str:
    """Python, the machine and every installed package, as a requirements file says it."""
    packages = {f"{one.name}=={one.version}" for one in distributions() if one.name}
    return "\n".join([f"# Python {platform.python_version()}, {platform.platform()}",
                      *sorted(packages, key=str.lower), ""])  # fmt: skip


def toolkit_version() -> str:
    """The installed version, `UNKNOWN` when run from a checkout."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return UNKNOWN


def code_revision() -> dict[str, str]:
    """``revision`` of the checkout that the toolkit runs from and whether it was ``dirty``.

    Empty where the code is no git checkout or git is not installed.
    """
    package = Path(__file__).parent
    if _git(package, "ls-files", "--error-unmatch", Path(__file__).name) is None:
        return {}  # the repository around the package is somebody else's
    revision = _git(package, "rev-parse", "HEAD")
    if revision is None:
        return {}
    changed = _git(package, "status", "--porcelain", "--", str(package))
    return {"revision": revision, "dirty": "true" if changed else "false"}


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
