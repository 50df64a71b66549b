"""Which words the interface has: the keys of docs/_data/interface.yml, in its order."""


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """On each line a key, and the names that its phrase holds in curly brackets."""
    return {key: tuple(names) for key, *names in map(str.split, filter(None, lines.splitlines()))}


PHRASES = _table("""
language-name
untranslated
untranslated-lead
draft language
draft-on-card
draft-beside language
behind
card-behind
sentence words
between
between-places
or
described name words
title title site
home-title site
skip
emergency
menu
main-menu
search
stale day
not-reviewed
reviewed by role day
reviewed-and-changed reviewed
reviewed-in-part reviewed
changed-on-paper
in-part-on-paper
written publisher day due
general
all-parts
report
report-subject address
report-body
suggest
last-change day kind
all-changes
corrected day what
licence licence funding
trial
margin title address written due
on-this-page
ring-straight-away
ring-today
ring-next-days
listen
listen-pause
listen-go-on
listen-stop
listen-speed
share-page
share-card
share-message
share-whatsapp
share-close
share-nothing-sent
share-copied
share-refused
level-emergency
level-urgent
level-non-urgent
speed-now
speed-straight-away
speed-today
speed-next-days
step speed
card-sources
strip signs numbers
strip-with-all signs numbers all
all-signs

note-help
note-date
note-empty
note-leave
note-see
note-print
note-copy
note-share
note-clear
note-copied
note-refused
note-message
note-cleared
note-english
note-in-english
note-no-english
red-box
for-example words
questionnaire
questionnaire-purpose

usual-live day
usual-stored day
read-in-part
read-live-full day
read-live-excerpt day
read-stored-full day
read-stored-excerpt day
no-date
where
whole-text
used-on
not-used
tier-guideline
tier-public-health
tier-research
tier-charity
tier-hospital
tier-news

help-emergency
help-urgent
help-first-contact
help-screening
help-helplines
number-for number what
languages languages
read-on day

words-explained
claims-show
claims-all
verdict-supported
verdict-changed
verdict-misleading
verdict-unsupported

search-label
search-never
search-failed
search-nothing
search-best number
all-pages

change day kind
change-correction
change-new-evidence
change-wording
you-said words
on-pages pages
on-every-page
nothing-changed
nothing-asked
rest-on-one speed number total
sheet-page page pages
sheet-turn
sheet-qr address
sheet-web address
sheet-reviewed-on day
sheet-version written publisher due
sheet-newer due
sheet-code code
sheet-sources names
field-clinic
field-telephone
field-hours
field-given-by
field-given-on
field-name
field-diagnosis
field-number
way-page
way-large
way-card
way-pair
way-poster
way-slip
way-on-paper way paper
paper-a4
paper-letter
handouts-country
handouts-edition country number paper
handouts-pair
handouts-digests
embed-card
embed-data
embed-from site publisher written due
clinic-space
clinic-put-in
clinic-kept-nowhere
clinic-number
clinic-all
clinic-print
clinic-clear
clinic-files

lost
lost-lead
lost-where
lost-first
lost-back-pain
lost-after-breast-cancer
lost-breast-changes
moved
moved-link
offline
offline-lead
offline-numbers
offline-elsewhere
offline-kept
offline-first
offline-others
""")
# Phrases that depend on a number, which each of their forms may hold.
PLURALS = _table("""
references number
sheet-more number
search-found number
""")
# Several texts, in their order.
LISTS = ("subjects",)
