"""A retired page's old address leads on, without a script, on every host."""

import re

from project import Project


def test_an_old_address_leads_to_the_page_that_took_its_place(project: Project) -> None:
    project.write(
        "docs/_data/redirects.yml",
        "old.md: page.md\nnext-steps/older.md: index.md\nfirst-index.md: index.md\n",
    )
    result = project.build(SITE_URL="https://example.org/pain/")
    assert result.returncode == 0, result.stderr
    assert (
        project.read("_redirects")
        == "/pain/old/ /pain/page/ 301\n/pain/next-steps/older/ /pain/ 301\n/pain/first-index/ /pain/ 301\n"
    )
    page = project.read("old/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../page/">' in page
    assert '<link rel="canonical" href="https://example.org/pain/page/">' in page
    assert '<a href="../page/">Read the page that has taken its place</a>' in page
    assert "<script" not in page
    assert 'url=../../"' in project.read("next-steps/older/index.html")
    assert 'href="https://example.org/pain/"' in project.read("next-steps/older/index.html")
    assert re.findall(r"<loc>.*old.*</loc>", project.read("sitemap.xml")) == []


def test_without_retired_pages_there_is_no_such_file(project: Project) -> None:
    assert project.build().returncode == 0
    assert not (project.root / "site/_redirects").exists()
