"""What a page does behind the reader's back: nothing. The real site as nginx serves it, with its headers."""

from playwright.sync_api import Browser, Page

from browser.test_accessibility import PAGES
from real_site import WORDS

# Notes what the policy refused, and each use of a place where a page can keep something, before any script of
# ours runs.
WATCH = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  window.kept = [];
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "cookieStore"]) {
    const real = window[name];
    Object.defineProperty(window, name, { get() { window.kept.push(name); return real; } });
  }
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(document, "cookie", { get: () => cookie.get.call(document), set: () => window.kept.push("cookie") });
}"""


def use(page: Page) -> None:
    """Do what a reader can do on a page."""
    if page.locator("summary", has_text=WORDS.say("menu")).is_visible():
        # Open, and out of the way again.
        page.locator("summary", has_text=WORDS.say("menu")).click()
        page.locator("summary", has_text=WORDS.say("menu")).click()
    for part in page.locator("main details > summary:visible").all():
        part.click()
    for link in page.locator(".term:visible, .cite a:visible").all()[:3]:
        link.hover()
        page.locator("#explanation").wait_for()
        page.keyboard.press("Escape")
    if page.locator("input[type=search]").count():
        page.locator("input[type=search]").press_sequentially("lump")
        page.locator(".search-found li").first.wait_for()
    for box in page.locator("input[type=checkbox], input[type=radio]").all()[:3]:
        box.check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def test_the_whole_site_asks_no_other_host_keeps_nothing_and_breaks_no_rule_of_its_own(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    found = []
    for path in PAGES:
        page.goto(address + path)
        use(page)
        page.evaluate("new Promise((done) => requestIdleCallback(done, { timeout: 1000 }))")
        found += [f"/{path}: {each}" for each in page.evaluate("[...window.refused, ...window.kept]")]
    page.wait_for_load_state("networkidle")
    state = context.storage_state(indexed_db=True)
    context.close()
    assert found == []
    # The page for what is not here is served as such.
    assert [each for each in said if "404 (Not Found)" not in each] == []
    assert len(asked) > len(PAGES) and [url for url in asked if not url.startswith(address)] == []
    assert (state["cookies"], state["origins"]) == ([], [])


def test_the_policy_stops_what_it_must(browser: Browser, address: str) -> None:
    """So that the test above could have failed: each of these is refused and noticed."""
    page = browser.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.evaluate("""() => {
      document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
      document.body.append(Object.assign(document.createElement("img"), { src: "http://localhost:9/spy.png" }));
      document.body.append(Object.assign(document.createElement("iframe"), { src: "http://localhost:9/" }));
      document.body.setAttribute("style", "color: red");
      try { localStorage.setItem("a", "b"); document.cookie = "a=b"; } catch { }
    }""")
    page.wait_for_function("window.refused.length >= 4")
    assert {each.split()[0] for each in page.evaluate("window.refused")} == {
        "script-src-elem",
        "img-src",
        "frame-src",
        "style-src-attr",
    }
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.kept") == ["localStorage", "cookie"]
    page.close()


def test_no_other_site_can_show_a_page_in_a_frame(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route(
        "**/other",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<iframe src="{address}"></iframe><iframe src="{address}nothing-here"></iframe>',
        ),
    )
    page.goto(f"{address}other", wait_until="networkidle")
    assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"] * 2
    page.close()
