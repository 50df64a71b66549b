"""The search page: a field to type in, and below it every page of the site, which is all there is without a script."""
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from content.page_body import Block
from rendering.context import Context, add

# {} is a number.
_SAID = {"none": "Nothing was found. Try another word.", "one": "1 page was found.", "many": "{} pages were found.",
         "best": "Many pages have these words. The {} that fit best are shown. To see others, add a word.",
         "failed": "Search cannot be reached now. All pages are listed below."}
_NEVER = "Search does not work in this browser. All pages are listed below."


def search(context: Context, block: Block) -> list[Element]:
    """Show the search form, hidden until its script runs, and the list of all pages with what each says."""
    form = Element("form", {"class": "search-form", "role": "search", "hidden": ""})
    form.attrib.update({f"data-{key}": words for key, words in _SAID.items()})
    label = add(form, "label", "Words to look for ")
    add(label, "input", type="search", autocomplete="off", spellcheck="false")
    said = Element("p", {"class": "search-said", "role": "status"})
    said.text = _NEVER
    found = Element("ul", {"class": "search-found"})
    heading = Element("h2", {"id": "all-pages"})
    heading.text = "All pages"
    pages = Element("ul", {"class": "all-pages"})
    for page in context.pages:
        if page is not context.page:
            item = add(pages, "li")
            link = add(item, "a", href=context.link_to(page))
            link.text, link.tail = AtomicString(page.title), AtomicString(f": {page.meta.get('message', '')}")
    return [form, said, found, heading, pages]
