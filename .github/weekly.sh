#!/bin/sh
# What has gone stale, in one issue that is opened once and brought up to date each week. Needs the gh command, signed in.
set -u
title="Weekly look: links, dates, retracted sources"
label=weekly
report=$(mktemp)
said=$(mktemp)
trap 'rm -f "$report" "$said"' EXIT

# What the last run remembered of links that did not answer: three misses, and a link is called dead.
last=$(gh run list --workflow weekly.yml --status completed --limit 1 --json databaseId --jq '.[].databaseId')
[ -z "$last" ] || gh run download "$last" --name link-misses || echo "The last run remembered nothing"

# What set-up says is for the log, not for the issue.
make --no-print-directory .venv/site.ready || exit 1

# part HEADING VERB...: run a verb; its words go into the report. In a block of code, so that nothing in them is a mark-up
# or calls a person by name.
part() {
    heading=$1
    shift
    if make --no-print-directory "$@" > "$said" 2>&1; then mark=""; else mark=" (needs a look)"; fi
    cat "$said"
    { printf '## %s%s\n\n`make %s` says:\n\n```text\n' "$heading" "$mark" "$*"; sed 's/```/` ` `/g' "$said"; printf '```\n\n'; } >> "$report"
}

part "Links" links EXTERNAL=1
part "What is due within 60 days" due DAYS=60
part "Retracted sources" retractions
echo "How to mend each: see the folder contributing/." >> "$report"

# GitHub takes 65,536 characters.
head -c 60000 "$report" | iconv -c -f UTF-8 -t UTF-8 > "$said"
number=$(gh issue list --label "$label" --state open --limit 1 --json number --jq '.[].number') || exit 1
if [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$said"
else
    gh label create "$label" --description "Kept up to date by the weekly run" --force
    gh issue create --title "$title" --label "$label" --body-file "$said"
fi
