"""The service worker's file, made when the site is whole: which files it keeps, and a name that changes with them."""
import hashlib
import json
from pathlib import Path

from rjsmin import jsmin

from publishing.site_search import INDEX_ADDRESS

ADDRESS = "offline.js"
_TEMPLATE = Path(__file__).resolve().parents[2] / "overrides/offline.js"
# The pages with what they show and do, and search. Not what a reader opens once, such as PDFs.
_KEPT = (".html", ".css", ".js", ".svg", ".webp")


def write_service_worker(site: Path) -> None:
    """Write the service worker into the built site."""
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*"))
             if file.is_file() and file.suffix in _KEPT and file.name not in ("404.html", ADDRESS)}
    files[INDEX_ADDRESS] = (site / INDEX_ADDRESS).read_bytes()
    version = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items())).hexdigest()[:16]
    # A reader asks for a folder, not for the file in it.
    addresses = ["./" if name == "index.html" else name.removesuffix("index.html") for name in files]
    text = jsmin(_TEMPLATE.read_text(encoding="utf-8")).replace("VERSION", version)
    (site / ADDRESS).write_text(text.replace("=FILES", f"={json.dumps(addresses)}"), encoding="utf-8")
