"""How long imports, the help text and a first prediction take, against bare Python.

Each figure is the median over fresh processes; all are taken in turn in one run.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

HEAVY = ("mlflow", "bertopic", "gensim", "torch", "pandas", "sklearn", "umap", "numba")
TEXT = "Sáng nay, cử tri cả xã đi bỏ phiếu bầu đại biểu Hội đồng nhân dân."

BARE = "pass"
IMPORT = "import toolkit"
HELP = "from toolkit.cli import run; run(['--help'])"
LIBRARIES = "import sklearn, skops.io"
PREDICT = f"import toolkit; toolkit.load({{model!r}}).predict([{TEXT!r}])"


def seconds(code: str) -> float:
    """Wall time of a fresh Python that runs ``code``."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return time.perf_counter() - begin


def loaded(code: str) -> set[str]:
    """Which of HEAVY are imported once ``code`` has run."""
    ask = f"{code}\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)  # noqa: S603
    return {name.partition(".")[0] for name in done.stderr.split()} & set(HEAVY)


def ours(code: str) -> set[str]:
    """Which of HEAVY our code adds to what scikit-learn and skops import themselves."""
    return loaded(code) - loaded(LIBRARIES)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="models/themes", help="a trained classifier's folder")
    parser.add_argument("--runs", type=int, default=7, help="processes per figure")
    options = parser.parse_args()
    predict = PREDICT.format(model=options.model)
    codes = {
        "bare": BARE,
        "import": IMPORT,
        "help": HELP,
        "libraries": LIBRARIES,
        "predict": predict,
    }
    for code in codes.values():
        seconds(code)  # fills the file cache
    times: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(options.runs):
        for name, code in codes.items():
            times[name].append(seconds(code))
    median = {name: statistics.median(found) for name, found in times.items()}
    rows = [
        ("import toolkit, beyond bare Python", median["import"] - median["bare"], 0.15),
        ("toolkit --help", median["help"], 0.4),
        (
            "load and predict, beyond sklearn and skops",
            median["predict"] - median["libraries"],
            0.5,
        ),
    ]
    for title, value, bound in rows:
        print(f"{title:<44}{value:7.3f} s  (at most {bound} s)")
    for name, found in times.items():
        print(f"  {name:<10} median {median[name]:.3f} s, {min(found):.3f} to {max(found):.3f}")
    heavy = {"import": loaded(IMPORT), "help": loaded(HELP), "predict": ours(predict)}
    for name, modules in heavy.items():
        print(f"  {name} imports of the heavy ones: {', '.join(sorted(modules)) or 'none'}")
    return 0 if all(value <= bound for _, value, bound in rows) and not any(heavy.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
