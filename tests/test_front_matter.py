"""A page's title and description reach readers as its editor wrote them, whatever MkDocs' own YAML 1.1 makes of them."""
import re

from project import Project


def test_a_title_is_what_stands_there(project: Project) -> None:
    for path, title, description in (("page", "no", "12:30:45"), ("index", "2026-11-22", "1_000")):
        text = (project.root / f"docs/en/{path}.md").read_text()
        project.write(f"docs/en/{path}.md", text.replace("title: A page", f"title: {title}")
                      .replace("description: A page for a test.", f"description: {description}"))
    assert project.check() == []
    result = project.build()
    assert result.returncode == 0, result.stderr
    for address, title, description in (("page/index.html", "no", "12:30:45"), ("index.html", "2026-11-22", "1_000")):
        html = project.read(address)
        assert title in re.search(r"<meta property=.og:title. content=.([^\"]*)", html)[1]
        assert f'<meta name="description" content="{description}">' in html
        assert "review-due" not in html
