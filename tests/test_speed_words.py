"""Which sentences of a card say another speed than it has, and which deny it."""

import pytest

from editing.speed_words import other_speed

# What an editor may write on a card of each speed.
RIGHT = {
    "now": [
        "Do not wait for your appointment.",
        "Do not wait until tomorrow.",
        "Go now, not later.",
        "Do not e-mail your team first.",
        "Do not book a visit for this. Go now.",
        "Go now, even if you have an appointment this week.",
        "Do not ring 111 first.",
        "Do not ring 111, your team or a pharmacy first.",
        "Do not wait for the surgery hours.",
        "Don’t wait for a visit, or for a call back.",
        "Do not go to a pharmacy for these.",
        "Go as soon as you notice one new sign.",
        "Go now rather than wait for your doctor.",
        "Wait for the ambulance by the door.",
        "Do not wait for help to come sooner or later.",
        "Do not eat until a doctor has seen you.",
        "If nobody can drive you, call an ambulance. You cannot drive yourself with a weak leg.",
        "Signs that began in the last two days count, by day or by night.",
        "Do not wait to see if it lasts.",
    ],
    "straight-away": [
        "Ring even at three in the morning.",
        "Do not leave it until tomorrow.",
        "Go there if you had treatment in the weeks before.",
    ],
    "today": ["Do not leave it until tomorrow.", "Ring today, even years later.", "Go within a few hours."],
    "next-days": ["Do not wait for your next screening date.", "Do not leave it for months."],
}
# What sends readers later, or elsewhere.
WRONG = {
    "now": [
        ("Be seen before the day is out.", "before the day is out"),
        ("Be seen by bedtime.", "by bedtime"),
        ("Go in the next 48 hours.", "in the next 48 hours"),
        ("Go within one hour.", "within one hour"),
        ("Go in two to three hours.", "in two to three hours"),
        ("Go the next morning.", "the next morning"),
        ("Go after some sleep.", "after some sleep"),
        ("At night, go first thing.", "first thing"),
        ("At night, see how you are.", "see how"),
        ("Go if the sign lasts for more than an hour.", "lasts"),
        ("Go after more than an hour.", "more than an hour"),
        ("If in doubt, ask a GP first.", "ask a GP"),
        ("If you are not sure ring 111 first.", "111"),
        ("If in doubt, ring one one one first.", "one one one"),
        ("At night, go to a walk-in clinic first.", "walk-in"),
        ("Do not drive, ring 111 or a GP.", "111"),
        ("Two new signs are enough, even with no pain.", "Two new signs"),
        ("One sign alone can wait. With two, go.", "can wait"),
        ("One new sign is enough, if you have pain as well.", "pain as well"),
        ("You may drive if you feel well.", "You may drive"),
        ("It is not urgent.", "not urgent"),
        ("Do not come until tomorrow.", "not come until"),
        ("Do not drive, but see a GP tomorrow.", "tomorrow"),
        ("Do not drive but see a GP tomorrow.", "tomorrow"),
        ("Do not worry, a GP can see you tomorrow.", "tomorrow"),
        ("Whether or not it hurts ask your GP.", "ask your GP"),
        ("Go as soon as you can.", "soon"),
    ],
    "straight-away": [("Ring from 9am to 5pm.", "9am"), ("Ring on weekdays.", "on weekdays")],
    "today": [
        ("Within 48 hours.", "Within 48 hours"),
        ("Try again tomorrow.", "tomorrow"),
        ("Ring within a week.", "within a week"),
    ],
    "next-days": [("There is no hurry.", "no hurry"), ("Come in some months.", "in some months")],
}


@pytest.mark.parametrize(("speed", "words"), [(speed, words) for speed in RIGHT for words in RIGHT[speed]])
def test_what_a_card_may_say(speed: str, words: str) -> None:
    assert other_speed(words, speed) == ""


@pytest.mark.parametrize(
    ("speed", "words", "found"), [(speed, *told) for speed, each in WRONG.items() for told in each]
)
def test_what_says_another_speed(speed: str, words: str, found: str) -> None:
    assert other_speed(words, speed) == found
