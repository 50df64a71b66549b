"""A page's title and description reach readers as its editor wrote them, whatever MkDocs' own YAML 1.1 makes
of them.
"""

from project import PAGE, Project

# In YAML 1.1 these are false, a number of seconds, a day that does not exist, and a number.
WORDS = {"no": "12:30:45", "2026-1-45": "off"}


def test_a_title_is_what_stands_there(project: Project) -> None:
    for title, description in WORDS.items():
        project.write(
            f"docs/en/p-{title}.md",
            PAGE.replace("title: A page", f"title: {title}").replace(
                "description: A page for a test.", f"description: {description}"
            )
            + "\nA fact [@nice-ng234].\n",
        )
    assert project.check() == []
    result = project.build()
    assert result.returncode == 0, result.stderr
    for title, description in WORDS.items():
        html = project.read(f"p-{title}/index.html")
        assert f"<title>{title} - " in html
        assert f'<meta name="description" content="{description}">' in html
        assert "review-due" not in html
