"""`make provenance`: what the site consists of, and the digest of each of its files; both go into it."""

import sys
from hashlib import sha256
from pathlib import Path

from content.file_names import LICENCES
from tools.command import command, run
from tools.materials import NotAsPinned, bill_of_materials
from tools.whole_files import write_whole

BILL = "materials.cdx.json"
SUMS = "SHA256SUMS"


def digests(site: Path) -> str:
    """The digest of each file of the site but this list, as sha256sum writes and checks them."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    return "".join(
        f"{sha256(file.read_bytes()).hexdigest()}  {name}\n"
        for name, file in sorted(files.items())
        if name != SUMS
    )


def main(arguments: list[str] | None = None) -> int:
    """Write both files. Exit code 1 if there is no site, or the environment is not as pinned."""
    parser = command(__doc__)
    parser.add_argument("--site", type=Path, help="the folder of the built site, if it is not site/")
    options = parser.parse_args(arguments)
    site = options.site or options.root / "site"
    if not (site / LICENCES).exists():
        print(f"make: there is no whole site in {site}; build it first: make build", file=sys.stderr)
        return 1
    try:
        write_whole(site / BILL, bill_of_materials(options.root, site))
    except NotAsPinned as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    write_whole(site / SUMS, digests(site))
    print(f"{BILL} and {SUMS} are in {site}")
    return 0


if __name__ == "__main__":
    run(main)
