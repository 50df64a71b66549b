# One verb each; `make help` lists them. Set-up is done by the first that needs it, and again only when the pins change.
.DEFAULT_GOAL := help
.PHONY: help serve build provenance offline check grades review summary hook repeats paths links due follow source schemas \
        retractions ready test fuzz mutants check-code bench properdocs audit shots lock clean browser

# Which Python: named by PYTHON, else python3. An environment of another than the named one is made anew.
PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
# Every program of the environment is asked for through its Python: the others know in which folder they were installed.
# The programs in tools/ build on hooks/, as a build does.
TOOL := PYTHONPATH=hooks $(BIN)/python -m tools
# Material and ProperDocs print notices about other generators at each build; the versions here are pinned.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
# The tests start Python some hundred times, so what it has compiled is kept even where that is not the custom.
unexport PYTHONDONTWRITEBYTECODE
# Where a summary begins.
BASE ?= origin/main
# What a publisher leaves empty is not decided: the value in mkdocs.yml stands.
$(foreach name,SITE_URL REPO_URL SITE_NAME PUBLISHER CONTACT FUNDING LANGUAGES,$(if $($(name)),,$(eval unexport $(name))))

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{printf "%-17s %s\n", $$1, $$2}'

serve: $(VENV)/site.ready ## show the site at http://127.0.0.1:8000 while you edit (another port: make serve PORT=8001)
	@$(TOOL).serve --port $(PORT)

build: $(VENV)/site.ready ## build the site into site/, only if nothing is wrong
	@$(TOOL).build

provenance: build ## build the site with its bill of materials, and the digest of each file, to publish and to compare
	@$(TOOL).provenance

offline: $(VENV)/site.ready ## write back-pain-signs.zip, which opens from a USB stick (with problems, to look at: make offline PREVIEW=1)
	@$(TOOL).build --offline "$(ZIP)" $(if $(PREVIEW),--preview)
ZIP ?= back-pain-signs.zip

check: $(VENV)/site.ready ## list what is wrong with pages and data (review dates as errors: make check DUE=1)
	@$(TOOL).check $(if $(DUE),--due) $(if $(GITHUB_ACTIONS),--format github)

grades: $(VENV)/site.ready ## show the reading grade of each page
	@$(TOOL).grades

review: $(VENV)/site.ready ## make what a clinician reads and signs (make review PAGE=docs/en/emergency.md), and take her answers (DONE=file)
	@$(TOOL).review $(PAGE) $(if $(DONE),--done $(DONE))

summary: $(VENV)/site.ready ## say what a change does to the pages, as Markdown (since another commit: make summary BASE=HEAD~1)
	@$(TOOL).changes $(BASE)

hook: $(VENV)/test.ready ## from now on, check before each commit that you make here (once)
	@$(BIN)/python -m pre_commit install

repeats: $(VENV)/site.ready ## list statements that stand on more than two pages in the same or nearly the same words
	@$(TOOL).repeats

paths: build ## measure the seconds from the first page to what readers come for, and list pages out of reach
	@$(TOOL).paths

links: $(VENV)/site.ready ## follow every link and anchor of the site (links to other websites too: make links EXTERNAL=1)
	@$(TOOL).links $(if $(EXTERNAL),--external) $(ARGS)

due: $(VENV)/site.ready ## list what somebody has to look at soon, and who (make due DAYS=60 FORMAT=markdown)
	@$(TOOL).due --days $(or $(DAYS),60) --format $(or $(FORMAT),text)

follow: $(VENV)/site.ready ## say that a translated page follows the English one as it stands (make follow PAGE=docs/hi/emergency.md)
	@$(TOOL).follow $(PAGE) $(if $(CARD),--card $(CARD))

source: $(VENV)/site.ready ## draft an entry in sources.yml: make source DOI=10.1136/bmj.p1973, or URL=https://..., and ID=...
	@$(TOOL).new_source $(if $(ID),--id "$(ID)") "$(or $(DOI),$(URL))"

schemas: $(VENV)/site.ready ## write contributing/schemas/, by which editors' programs complete keys and show mistakes
	@$(TOOL).schemas

retractions: $(VENV)/site.ready ## ask Crossref which of our sources were taken back
	@$(TOOL).retractions

ready: $(VENV)/site.ready ## list what is left to decide or get before publishing (fail while there is any: make ready STRICT=1)
	@$(TOOL).ready $(if $(STRICT),--strict)

test: browser ## run the tests, in a real browser too (of all pages and sheets, not of one of each kind: make test EVERY=1)
	@EVERY="$(EVERY)" $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check-code: $(VENV)/code.ready ## read the code: its form, slips, types and complexity (mend its form: make check-code FIX=1)
	@$(BIN)/python -m ruff check --quiet $(if $(FIX),--fix) $(CODE)
	@$(BIN)/python -m ruff format --quiet $(if $(FIX),,--check) $(CODE)
	@$(BIN)/python -m mypy --no-error-summary
	@$(BIN)/python -m mypy --no-error-summary --config-file tests/mypy.ini
CODE := hooks tools tests

fuzz: $(VENV)/test.ready ## spoil pages and data for ten minutes, and see that nothing breaks off or passes that is shown otherwise
	@PYTHONPATH=hooks:tests:. $(BIN)/python tests/fuzz.py $(ARGS)

mutants: $(VENV)/test.ready ## change the code of the checks in 200 places, one at a time, and list what no test tells of
	@PYTHONPATH=hooks:tests:. $(BIN)/python tests/mutants.py $(ARGS)

bench: $(VENV)/test.ready $(VENV)/zensical.ready ## measure a large build: what the hooks add, how it grows, against Zensical
	@$(BIN)/python tests/bench.py $(ARGS)

properdocs: $(VENV)/site.ready $(VENV)/properdocs.ready ## build the site with ProperDocs, and without Material, and compare
	@$(BIN)/python tests/successors.py

audit: browser $(VENV)/audit.ready ## measure pages as on a phone, check their HTML and reading view (others: make audit ARGS="questions/")
	@$(BIN)/python tests/audit/audit.py $(ARGS)

shots: browser ## take pictures of pages into shots/, on phone and desk, light and dark, and on paper
	@$(BIN)/python tests/shots.py $(ARGS)

lock: $(VENV)/site.ready ## take the newest versions that pyproject.toml allows, and pin them with hashes
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-lock.txt
	@$(BIN)/python -m uv pip compile pyproject.toml --upgrade $(LOCK) -o requirements.txt
	@$(BIN)/python -m uv pip compile --group pyproject.toml:test --upgrade $(LOCK) -c requirements.txt -o requirements-test.txt
	@$(BIN)/python -m uv pip compile --group pyproject.toml:code --upgrade $(LOCK) -c requirements.txt -c requirements-test.txt -o requirements-code.txt
	@$(BIN)/python -m uv pip compile --group pyproject.toml:lock --upgrade $(LOCK) -o requirements-lock.txt
	@$(BIN)/python -m uv pip compile --group pyproject.toml:zensical --upgrade $(LOCK) -o requirements-zensical.txt
	@$(BIN)/python -m uv pip compile --group pyproject.toml:properdocs --upgrade $(LOCK) -c requirements.txt -o requirements-properdocs.txt
	@$(BIN)/python -m uv pip compile --group pyproject.toml:audit --upgrade $(LOCK) -o requirements-audit.txt
	@for pins in requirements*.txt; do for system in x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu aarch64-apple-darwin; do for python in 3.11 3.14; do \
	    $(BIN)/python -m uv pip install --quiet --dry-run --no-deps --require-hashes --only-binary :all: --target $(VENV)/nothing \
	        --python-platform $$system --python-version $$python -r $$pins || exit 1; done; done; done
# Wheels alone are installed (setup.sh): each system and Python that the README names has one of each package.
LOCK := --quiet --only-binary :all: --universal --generate-hashes --no-header --no-annotate --no-emit-index-url

clean: ## take away what was built and installed here
	@rm -rf $(VENV) site .building .cache shots tests/audit/node_modules

# Looked at each time: an environment can break without a change to any file that make knows. A look takes 0.1 s.
$(VENV)/site.ready: FORCE
	@sh setup.sh "$(PYTHON)" "$(VENV)" requirements.txt $@

$(VENV)/test.ready: $(VENV)/site.ready FORCE
	@sh setup.sh "$(PYTHON)" "$(VENV)" requirements-test.txt $@

$(VENV)/code.ready: $(VENV)/site.ready FORCE
	@sh setup.sh "$(PYTHON)" "$(VENV)" requirements-code.txt $@

$(VENV)/zensical.ready: $(VENV)/site.ready FORCE
	@sh setup.sh "$(PYTHON)" "$(VENV)/zensical" requirements-zensical.txt $@

$(VENV)/properdocs.ready: $(VENV)/site.ready FORCE
	@sh setup.sh "$(PYTHON)" "$(VENV)/properdocs" requirements-properdocs.txt $@

$(VENV)/audit.ready: $(VENV)/site.ready FORCE
	@sh setup.sh "$(PYTHON)" "$(VENV)/audit" requirements-audit.txt $@

# What the tests need of the machine itself: a browser and an nginx that start.
browser: $(VENV)/test.ready
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python tests/nginx.py

FORCE:
