"""Makes the table of communes that one province alone has: toolkit/pages/communes.txt.

Of the units before July 2025 as the package vietnamadminunits (MIT) lists them, which has to be
installed for this:

    python -m scripts.make_communes
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from toolkit.pages.place_names import key_of

TABLE = Path(__file__).parent.parent / "toolkit" / "pages" / "communes.txt"
LISTED = "parser_legacy.json"
PARTS = ("NO_ACCENTED", "ACCENTED")  # those that differ by accents alone are apart
KIND = "Xã"


def main() -> None:
    package = find_spec("vietnamadminunits")  # read, not imported
    if package is None or package.origin is None:
        raise SystemExit("vietnamadminunits is not installed")
    listed = json.loads(Path(package.origin).with_name("data").joinpath(LISTED).read_bytes())
    codes = {key: unit["provinceCode"] for key, unit in listed["DICT_PROVINCE"].items()}
    where: defaultdict[str, set[str]] = defaultdict(set)
    for part in PARTS:
        for province, districts in listed[f"DICT_PROVINCE_DISTRICT_WARD_{part}"].items():
            for ward in (ward for wards in districts.values() for ward in wards.values()):
                if ward["wardType"] == KIND:
                    where[key_of(ward["wardShort"])].add(codes[province])
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, found in where.items():
        if len(found) == 1:
            names[found.pop()].append(name)
    lines = (f"{code}\t{';'.join(sorted(names[code]))}\n" for code in sorted(names))
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{sum(map(len, names.values())):,} of {len(where):,} names → {TABLE}")


if __name__ == "__main__":
    main()
