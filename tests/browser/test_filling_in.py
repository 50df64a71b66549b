"""The form for the doctor, as a frightened reader, a keyboard, a screen reader and the next user of the phone meet it."""

import random

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from browser.filling import (
    BUTTONS,
    CONTROLS,
    FORM,
    NOT_NOTICED,
    PICK,
    card_of,
    close,
    expected_note,
    fill,
    lines,
    open_form,
    places,
    unfold,
)
from content.form import GAP
from kinds import EVERY
from real_site import CHECKLIST, CHECKLIST_AT, LIBRARY, WORDS

BOXES = places("checkbox")
TEXTS = places("text")
RADIOS = places("radio")


def control(page: Page, place: int) -> Locator:
    """A box or field by its place."""
    return page.locator(".checklist :is(input, textarea)[data-note]:not([type=hidden])").nth(place)


# --- Whole without a script, and when it fails -----------------------------------------------------------------


def is_whole(page: Page) -> None:
    """Whether all there is to read, tick and fill in can be seen, and nothing is offered that does not work."""
    labels = page.locator(".checklist label > span:not(.hint)").all_text_contents()
    assert labels == [each.words for each in CONTROLS if each.kind != "text"]
    for card in CHECKLIST.cards:
        box = page.locator(f".card:has(#card-{card.id})")
        expect(box.get_by_role("heading", name=card.heading["en"])).to_be_visible()
        for words in (card.contact["en"], card.how_soon.get("en"), card.why.get("en")):
            if words:
                expect(box.get_by_text(words)).to_be_visible()
    fields = page.locator(".checklist :is(input, textarea)[data-note]:visible")
    assert fields.count() == len(CONTROLS)
    expect(page.locator(".note-fixed")).to_have_text(CHECKLIST.fixed["en"])
    assert page.locator(":is(.note, .stay-note):visible").count() == 0
    expect(page.locator(".checklist").get_by_role("button")).to_have_count(0)


def test_without_javascript_it_is_a_whole_form_that_promises_nothing(browser: Browser, address: str) -> None:
    page = open_form(browser, address, java_script_enabled=False)
    is_whole(page)
    # That it is gone on leaving is said by what sees to it.
    expect(page.get_by_text(WORDS.say("note-leave"))).not_to_be_visible()
    # Enter sends nothing, and puts nothing into the address.
    there = page.url
    control(page, RADIOS[0]).check()
    control(page, TEXTS[0]).press("Enter")
    page.wait_for_timeout(100)
    assert page.url == there
    close(page)


@pytest.mark.parametrize("failure", ["never comes", "breaks off"])
def test_when_the_script_fails_the_whole_form_is_there(browser: Browser, address: str, failure: str) -> None:
    context = browser.new_context(base_url=address, service_workers="block")
    if failure == "never comes":
        context.route("**/checklist.js", lambda route: route.abort())
    else:
        context.add_init_script("Date.prototype.toLocaleDateString = () => { throw new Error('no dates'); }")
    page = context.new_page()
    page.goto(CHECKLIST_AT)
    unfold(page)
    is_whole(page)
    context.close()


# --- No verdict -------------------------------------------------------------------------------------------------


def test_thousands_of_ways_to_fill_it_in_change_no_word_of_advice(form: Page) -> None:
    """Each from a seed: boxes ticked, fields filled, in any order. An emergency stays in sight, and a card is put away
    only for those whom it is not for, and only with no tick on it."""
    ways = 10_000 if EVERY else 2_000
    found = form.evaluate(
        f"""() => {{
      const controls = {PICK}, form = document.querySelector(".checklist");
      const cards = [...document.querySelectorAll(".card")];
      let seed = 1;
      const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
      const told = (parts) => [...document.querySelectorAll(parts)].map((part) => part.textContent).join();
      const places = [...document.querySelectorAll(".card, .stay, .note-fixed")];
      const advice = () => places.map((place) => place.textContent).join();
      const look = () => told("main > :not(form), .top, .foot") + [...document.querySelectorAll(".card, .card h2, .stay, .strip")].map((part) => {{
        const {{ color, backgroundColor, borderTopColor, borderTopStyle, fontSize, opacity }} = getComputedStyle(part);
        return [color, backgroundColor, borderTopColor, borderTopStyle, fontSize, opacity].join();
      }}).join();
      const away = (card) => card.dataset.unless?.split(" ").some((id) => document.querySelector(`[data-choice=${{id}}]:checked`))
        && !card.querySelector(":checked");
      const words = advice(), looks = look(), wrong = [], seen = new Set();
      for (let way = 0; way < {ways}; way++) {{
        form.reset();
        for (let steps = 1 + random(random(3) ? 6 : controls.length); steps; steps--) {{
          const one = controls[random(controls.length)];
          if (one.matches("[type=checkbox], [type=radio]")) one.checked = !one.checked;
          else one.value = one.value ? "" : `words ${{way}}`;
        }}
        controls[0].dispatchEvent(new Event("input", {{ bubbles: true }}));
        seen.add(document.querySelector(".note-lines").textContent);
        if (advice() !== words || cards.some((card) => card.hidden !== Boolean(away(card)))) wrong.push(way);
        // The rest of the page, and colours, take longer to ask for.
        if (way % 500 === 0 && (look() !== looks || told(".card, .stay, .note-fixed") !== words)) wrong.push(`looks of ${{way}}`);
      }}
      return {{ wrong, seen: seen.size }};
    }}"""
    )
    assert found["wrong"] == []
    assert found["seen"] > ways * 0.8


CHOICES = {
    choice.id: choice
    for question in FORM.questions.values()
    if question.kind == "one"
    for choice in question.choices
}


@pytest.mark.parametrize("place", RADIOS, ids=lambda place: CONTROLS[place].choice)
def test_the_first_question_puts_away_the_cards_of_others_and_can_be_undone(form: Page, place: int) -> None:
    fill(form, {place: ""})
    for card in CHECKLIST.cards:
        away = CHOICES[CONTROLS[place].choice].puts_away(card)
        assert form.locator(f".card:has(#card-{card.id})").is_visible() != away, card.id
    fill(form, {next(each for each in RADIOS if not CHOICES[CONTROLS[each].choice].audience): ""})
    assert form.locator(".card:visible").count() == len(CHECKLIST.cards)


def test_no_card_goes_away_under_the_hand_that_fills_it_in(form: Page) -> None:
    box, away = next(
        (place, choice)
        for place in BOXES
        for choice in RADIOS
        if (card := card_of(CONTROLS[place])) and CHOICES[CONTROLS[choice].choice].puts_away(card)
    )
    unfold(form)
    control(form, box).check()
    control(form, away).check()
    control(form, box).uncheck()
    expect(control(form, box)).to_be_focused()
    control(form, BOXES[0]).check()
    expect(control(form, box)).to_be_hidden()


def test_what_is_asked_after_a_choice_comes_and_goes_with_it_and_what_is_typed_waits(form: Page) -> None:
    place, control_ = next(
        (place, each)
        for place, each in enumerate(CONTROLS)
        if each.kind == "text" and FORM.questions[each.item].after
    )
    after, never = (
        [each for each in RADIOS if (CONTROLS[each].choice in FORM.questions[control_.item].after) == asked]
        for asked in (True, False)
    )
    expect(control(form, place)).to_be_hidden()
    fill(form, {after[0]: ""})
    expect(control(form, place)).to_be_visible()
    fill(form, {never[0]: ""})
    expect(control(form, place)).to_be_hidden()
    # Nobody who never had cancer says when it was found.
    asked = {after[0]: "", place: "a word"}
    fill(form, asked)
    assert lines(form) == expected_note(asked)
    fill(form, {never[0]: ""})
    expect(control(form, place)).to_be_hidden()
    assert lines(form) == expected_note({never[0]: ""})
    fill(form, {after[0]: ""})
    assert lines(form) == expected_note(asked)


# --- The note ---------------------------------------------------------------------------------------------------


def test_the_note_is_what_the_questionnaire_makes_of_the_same_answers(form: Page) -> None:
    """Nothing, all, and a hundred ways from seeds; past cancer comes first."""
    ways: list[dict[int, str]] = [{}, dict.fromkeys(range(len(CONTROLS)), "words. ")]
    for seed in range(100):
        chance = random.Random(seed)
        picked = chance.sample(range(len(CONTROLS)), chance.randint(1, 12))
        ways.append({place: chance.choice(["2014", " two  words.", "a\tb"]) for place in picked})
    for way in ways:
        form.evaluate("document.querySelector('.checklist').reset()")
        # Radio buttons put each other out in the order of the page.
        fill(form, dict(sorted(way.items())) or {BOXES[0]: ""})
        assert lines(form) == expected_note(way or {BOXES[0]: ""})
    form.evaluate("document.querySelector('.checklist').reset()")
    form.evaluate("document.querySelector('.checklist').dispatchEvent(new Event('input'))")
    assert lines(form) == []
    expect(form.get_by_text(WORDS.say("note-empty"))).to_be_visible()


def test_only_the_readers_own_tick_says_that_signs_were_not_noticed(form: Page) -> None:
    start = NOT_NOTICED.note["en"].partition(GAP)[0]
    emergencies = [
        (place, fact)
        for card in CHECKLIST.cards
        if card.level == "emergency"
        for place, each in enumerate(CONTROLS)
        if card_of(each) == card
        for fact in card.facts
        if each.item == f"{card.id}.{fact.id}"
    ]
    own = next(place for place, each in enumerate(CONTROLS) if each.item == NOT_NOTICED.id)
    (_first, ticked), *rest = emergencies
    # One whom every sign is asked of.
    for_some = [fact for card in CHECKLIST.cards for fact in card.facts if card.audience_of(fact)]
    asked, *_ = [
        each
        for each in RADIOS
        if CHOICES[CONTROLS[each].choice].audience in {CHECKLIST.cards[0].audience_of(f) for f in for_some}
    ]
    others = [place for place in RADIOS if place != asked]
    fill(
        form,
        {
            place: "words"
            for place in range(len(CONTROLS))
            if place != own and place not in dict(rest) and place not in others
        },
    )
    assert not [line for line in lines(form) if line.startswith(start)]
    fill(form, {own: ""})
    (line,) = [line for line in lines(form) if line.startswith(start)]
    assert (
        line
        == start + "; ".join(fact.absent["en"] for _, fact in rest) + NOT_NOTICED.note["en"].partition(GAP)[2]
    )
    assert ticked.note["en"] in lines(form)
    # To others the page does not put them all.
    fill(form, {next(place for place in others if not CHOICES[CONTROLS[place].choice].audience): ""})
    (line,) = [line for line in lines(form) if line.startswith(start)]
    named = {fact.id: fact.absent["en"] in line for _, fact in rest}
    assert named == {fact.id: fact not in for_some for _, fact in rest}
    fill(form, {asked: "", **{place: "" for place, _ in rest}})
    assert not [line for line in lines(form) if line.startswith(start)]


def test_a_visit_takes_few_taps_and_the_note_is_near(form: Page) -> None:
    """61, breast cancer 12 years ago, pain in the middle of the back that wakes her: the example that the data give."""
    taps = keys = 0

    def tap(place: Locator) -> None:
        nonlocal taps
        place.click()
        taps += 1

    def distance() -> float:
        return form.evaluate("""(first) => (document.querySelector(".note").getBoundingClientRect().top
          - document.querySelector("[data-choice]").getBoundingClientRect().top) / innerHeight""")

    # As the page comes to her.
    assert 0 < distance() <= 2
    filled = {}
    for place, each in enumerate(CONTROLS):
        question = FORM.questions.get(each.item)
        choice = (
            next((choice for choice in question.choices if choice.id == each.choice), None)
            if question
            else None
        )
        sign = next((sign for sign in CHECKLIST.example if each.item.endswith(f".{sign.id}")), None)
        words = question.example.get("en", "") if question and each.kind == "text" else ""
        if (choice and choice.example) or sign or each.item == NOT_NOTICED.id or 0 < len(words) <= 15:
            box = control(form, place)
            if not box.is_visible():
                tap(box.locator("xpath=ancestor::details").locator("summary"))
            tap(box)
            form.keyboard.type(words)
            keys += len(words)
            filled[place] = words
    tap(form.get_by_role("link", name=WORDS.say("note-see")))
    form.evaluate(
        "() => { navigator.share = (shared) => { window.shared = shared; return Promise.resolve(); }; }"
    )
    tap(form.get_by_role("button", name=BUTTONS["share"], exact=True))
    assert lines(form) == expected_note(filled)
    assert len(filled) >= 6 and all(line in form.evaluate("shared.text") for line in lines(form))
    print(f"{taps} taps, {keys} keys")
    assert taps <= 25 and keys <= 20
    # The bar leads from anywhere.
    form.evaluate("scrollTo(0, 0)")
    expect(form.get_by_role("link", name=WORDS.say("note-see"))).to_be_in_viewport(ratio=1)
    assert form.locator(".stay").evaluate("bar => bar.offsetHeight") <= 80


def test_beside_the_form_where_there_is_room(browser: Browser, address: str) -> None:
    page = open_form(browser, address, viewport={"width": 1280, "height": 830})
    unfold(page)
    control(page, BOXES[-1]).check()
    expect(page.locator(".note")).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    close(page)


# --- Nothing is kept --------------------------------------------------------------------------------------------


def test_nothing_is_stored_sent_or_put_in_the_address(browser: Browser, address: str) -> None:
    # A browser of its own, with the service worker that it has at a reader's.
    form = open_form(browser, address)
    # A hand that comes near the page sends for the cards.
    form.get_by_role("heading", level=1).hover()
    form.locator("#explanation").wait_for(state="attached")
    requests: list[str] = []
    form.context.on("request", lambda request: requests.append(request.url))
    form.evaluate("""() => {
      window.touched = [];
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        const real = window[name];
        Object.defineProperty(window, name, { get() { window.touched.push(name); return real; } });
      }
      for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) {
        window[name] = function () { window.touched.push(name); };
      }
      Navigator.prototype.sendBeacon = () => { window.touched.push("sendBeacon"); };
      for (const name of ["pushState", "replaceState"]) history[name] = () => { window.touched.push(name); };
      window.print = () => {};
      navigator.share = () => Promise.resolve();
    }""")
    there, steps = form.url, form.evaluate("history.length")
    form.get_by_role("link", name=WORDS.say("note-see")).click()
    expect(form.get_by_role("heading", name=CHECKLIST.title["en"])).to_be_focused()
    expect(form.locator(".note")).to_be_in_viewport()
    unfold(form)
    control(form, RADIOS[1]).check()
    for place in (*BOXES[::5], *TEXTS):
        if control(form, place).is_visible():
            control(form, place).press("Space" if place in BOXES else "a")
    for name in BUTTONS.values():
        form.get_by_role("button", name=name, exact=True).click()
    control(form, TEXTS[-2]).press("Enter")
    assert form.evaluate("window.touched") == []
    assert requests == []
    assert (form.url, form.evaluate("history.length"), form.evaluate("document.cookie")) == (
        there,
        steps,
        "",
    )
    state = form.context.storage_state()
    assert (state["cookies"], [origin for origin in state["origins"] if origin["localStorage"]]) == ([], [])
    close(form)


def is_empty(page: Page) -> bool:
    """Whether nothing is ticked, typed or noted."""
    left = page.evaluate(
        f"{PICK}.filter((one) => one.type === 'checkbox' || one.type === 'radio' ? one.checked : one.value).length"
    )
    return not left and lines(page) == []


@pytest.mark.parametrize("way", ["back", "reload"])
def test_leaving_and_coming_back_finds_it_empty(form: Page, way: str) -> None:
    expect(form.get_by_text(WORDS.say("note-leave"))).to_be_visible()
    fill(form, {RADIOS[1]: "", BOXES[0]: "", TEXTS[-1]: "words"})
    assert len(lines(form)) >= 3
    if way == "back":
        form.goto("breast-changes/")
        form.go_back()
    else:
        form.reload()
    expect(form.locator(".checklist")).to_be_visible()
    assert is_empty(form)


def test_what_was_filled_in_before_the_script_came_stays(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, service_workers="block")
    page = context.new_page()
    held: list[Route] = []
    # Playwright marks what it is given, and a method of a list cannot be marked.
    page.route("**/checklist.js", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(CHECKLIST_AT, wait_until="commit")
    control(page, BOXES[0]).check()
    held[0].continue_()
    page.wait_for_load_state("load")
    expect(page.locator(".note-lines li").first).to_have_text(expected_note({BOXES[0]: ""})[0])
    context.close()


def test_it_is_empty_even_when_the_browser_keeps_the_page_as_it_was(form: Page) -> None:
    fill(form, {BOXES[0]: "", TEXTS[-1]: "words"})
    form.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert is_empty(form)
    control(form, BOXES[0]).evaluate("box => { box.checked = true }")
    form.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert is_empty(form)


def test_a_phone_call_in_between_and_a_second_tab_leave_it_as_it_is(form: Page) -> None:
    fill(form, {BOXES[0]: "", TEXTS[-1]: "words"})
    before = lines(form)
    other = form.context.new_page()
    other.goto(CHECKLIST_AT)
    assert is_empty(other)
    fill(other, {BOXES[1]: ""})
    other.close()
    for event in ("visibilitychange", "freeze", "resume", "visibilitychange"):
        form.evaluate("(event) => document.dispatchEvent(new Event(event))", event)
    assert lines(form) == before == expected_note({BOXES[0]: "", TEXTS[-1]: "words"})


def test_clear_empties_it_and_says_so(form: Page) -> None:
    fill(form, {RADIOS[1]: "", BOXES[0]: "", TEXTS[-1]: "words"})
    form.get_by_role("button", name=BUTTONS["clear"], exact=True).click()
    assert is_empty(form)
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-cleared"))
    expect(control(form, BOXES[0])).to_be_focused()


# --- Other hands ------------------------------------------------------------------------------------------------


def test_by_keyboard_alone(form: Page) -> None:
    def tab_to(selector: str) -> Locator:
        for _ in range(len(CONTROLS) + 60):
            if form.locator(f"{selector}:focus").count():
                break
            form.keyboard.press("Tab")
        assert form.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        return form.locator(f"{selector}:focus")

    box = tab_to(".card input")
    expect(box).to_have_accessible_name(CONTROLS[0].words)
    form.keyboard.press("Space")
    expect(box).to_be_checked()
    tab_to("[data-choice]")
    form.keyboard.press("ArrowDown")
    expect(form.locator("[data-choice]:focus")).to_be_checked()
    summary = tab_to("details.card summary")
    form.keyboard.press("Enter")
    assert summary.evaluate("part => part.parentNode.open")
    tab_to("button:last-of-type")
    form.keyboard.press("Enter")
    assert is_empty(form)


def test_names_roles_and_states_for_a_screen_reader(form: Page) -> None:
    fill(form, {BOXES[4]: ""})
    unfold(form)
    tree = form.locator(".checklist").aria_snapshot()
    emergency = CHECKLIST.cards[0]
    said = f"{WORDS.say(f'level-{emergency.level}')} {WORDS.say(f'speed-{emergency.speed}')} {emergency.heading['en']}"
    assert f'region "{said}"' in tree
    assert f'- checkbox "{CONTROLS[BOXES[4]].words}" [checked]' in tree
    assert [
        each.words for each in CONTROLS if each.kind == "checkbox" and f'checkbox "{each.words}"' not in tree
    ] == []
    for question in FORM.questions.values():
        if question.kind in ("one", "many"):
            assert f'group "{question.text["en"]}"' in tree
    for name in (*BUTTONS.values(),):
        assert f'- button "{name}"' in tree
    assert f'region "{CHECKLIST.title["en"]}"' in tree
    fields = form.evaluate(
        """[...document.querySelectorAll("[id^=ask-]")].map((field) =>
          [field.labels[0].firstChild.textContent.trim(), field.autocomplete])"""
    )
    assert fields == [[CONTROLS[place].words, "off"] for place in TEXTS]
    # Phones begin with a capital, and the words may stand in the middle of a sentence.
    assert form.evaluate(
        "[...document.querySelectorAll('input[id^=ask-]')].every((field) => field.autocapitalize === 'none')"
    )
    # Some browsers send what is typed away to look for slips in it.
    assert form.evaluate("[...document.querySelectorAll('[id^=ask-]')].every((field) => !field.spellcheck)")


@pytest.mark.parametrize("size", [(320, 256), (320, 640)], ids=["400 percent", "a small phone"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_is_lost_where_there_is_little_room(
    browser: Browser, address: str, size: tuple[int, int], direction: str
) -> None:
    page = open_form(browser, address, viewport={"width": size[0], "height": size[1]})
    page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
    fill(page, dict.fromkeys(range(len(CONTROLS)), "W" * 400))
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate("""[...document.querySelectorAll(".checklist :is(label, h2, legend, button, p, .note li)")]
      .filter((part) => part.checkVisibility()).filter((part) => {
        const { left, right } = part.getBoundingClientRect();
        return left < 0 || right > 320 || part.scrollWidth > part.clientWidth + 1;
      }).map((part) => part.outerHTML.slice(0, 90))""")
    assert [each for each in cut if 'class="heard"' not in each] == []
    covered = page.evaluate("""[...document.querySelectorAll(".card h2")].filter((heading) => {
      const icon = heading.querySelector("svg").getBoundingClientRect(), range = document.createRange();
      range.selectNodeContents(heading.querySelector(".card-level").lastChild);
      const words = range.getBoundingClientRect();
      return words.width && icon.left < words.right && words.left < icon.right && icon.top < words.bottom && words.top < icon.bottom;
    }).map((heading) => heading.textContent)""")
    assert covered == []
    # Where the window is low, the bar does not take a part of it.
    assert page.locator(".stay").evaluate("bar => getComputedStyle(bar).position") == (
        "static" if size[1] < 400 else "sticky"
    )
    close(page)


def test_forced_colours_keep_boxes_fields_and_buttons_apart(browser: Browser, address: str) -> None:
    page = open_form(browser, address, forced_colors="active")
    unfold(page)
    fill(page, {RADIOS[1]: ""})
    for part in (
        control(page, TEXTS[-1]),
        page.get_by_role("button", name=BUTTONS["print"], exact=True),
        page.locator(".note"),
        page.locator(".stay"),
    ):
        assert part.evaluate("part => parseFloat(getComputedStyle(part).borderTopWidth)") >= 2
    close(page)


def test_the_bar_always_says_the_same(form: Page) -> None:
    numbers = [ring.number for ring in LIBRARY.ring]
    for filled in ({}, dict.fromkeys(BOXES, "")):
        fill(form, filled)
        said = form.locator(".stay").inner_text()
        assert said.split() == [*WORDS.say("red-box").split(), *numbers, *WORDS.say("note-see").split()]
        assert [link.get_attribute("href") for link in form.locator(".stay [href^='tel:']").all()] == [
            f"tel:{number}" for number in numbers
        ]
