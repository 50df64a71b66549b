"""A review filled in on a screen: what is saved is what the reviewer said, and can be taken back."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from project import TODAY, Project
from tools.review import main

PATH = "docs/en/page.md"


def save(page: Page, folder: Path) -> None:
    with page.expect_download() as started:
        page.get_by_role("button", name="Save my answers").click()
    assert started.value.suggested_filename == "page.yml"
    started.value.save_as(folder / "review/page.yml")


def test_ticks_and_words_are_saved_and_taken_back(browser: Browser, project: Project, capsys) -> None:
    page = browser.new_page()
    assert main(["--root", str(project.root), PATH], TODAY) == 0
    page.goto((project.root / "review/page.html").as_uri())
    page.get_by_label("Role:").fill("nurse: breast care")
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("status")).to_have_text("Nothing is saved yet. Still missing: name, date.")
    expect(page.get_by_label("Name:")).to_be_focused()
    for box, words in (
        ("Name:", 'Ann "Nan" O\'Neill'),
        ("Date:", "2026-11-22"),
    ):
        page.get_by_label(box).fill(words)
    save(page, project.root)
    expect(page.get_by_role("status")).to_have_text(
        "Saved, but 5 of 5 statements are not judged yet: tick them, or a circle above your name. The first: 1 2 3 4 5"
    )
    page.get_by_role("status").get_by_role("link", name="3").click()
    expect(page.locator("#row-3")).to_be_in_viewport()
    done = ["--root", str(project.root), "--done", str(project.root / "review/page.yml")]
    assert main(done, TODAY) == 1
    assert "not every statement is judged" in capsys.readouterr().err
    fact = page.locator(".row", has_text="A fact.")
    expect(fact.get_by_label("To:")).to_be_hidden()
    fact.get_by_label("Change").check()
    fact.get_by_label("To:").fill("A “fact” [of a kind].")
    fact.get_by_label("Why:").fill("# so it is")
    page.get_by_label("I agree with every statement").check()
    save(page, project.root)
    expect(page.get_by_role("status")).to_have_text("Saved. You have judged every statement.")
    capsys.readouterr()
    assert main(done, TODAY) == 1
    assert (
        "'A fact.'; Ann \"Nan\" O'Neill asks: change it to 'A “fact” [of a kind].' (# so it is)"
        in capsys.readouterr().out
    )
    fact.get_by_label("Not mine to judge").check()
    fact.get_by_label("Who should:").fill("a pharmacist: hers")
    save(page, project.root)
    expect(page.get_by_role("status")).to_have_text("Saved. You have left 1 of 5 statements to others.")
    assert main(done, TODAY) == 0
    assert "left: [{words: 'A fact.', who: 'a pharmacist: hers'}]}" in (project.root / PATH).read_text()
    fact.get_by_label("Agree", exact=True).check()
    page.get_by_label("What I have not ticked is not mine").check()
    save(page, project.root)
    expect(page.get_by_role("status")).to_have_text("Saved. You have left 4 of 5 statements to others.")
    assert main(done, TODAY) == 0
    assert (project.root / PATH).read_text().count("who: 'somebody else'") == 4
    page.get_by_label("I agree with every statement").check()
    save(page, project.root)
    assert main(done, TODAY) == 0
    assert (
        "by: 'Ann \"Nan\" O''Neill', role: 'nurse: breast care', date: 2026-11-22"
        in (project.root / PATH).read_text()
    )
    assert project.check() == []
    page.close()
