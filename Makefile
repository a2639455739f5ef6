# Les commandes de Jalons. `make` seul les liste ; `make run` et `make test` préparent tout ce qu’il faut.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
BIN := .venv/bin
PY := $(BIN)/python
PORT ?= 8501
CODE := app.py jalons.py settings.py analytics diagnostic exchange i18n models pathway security store ui use_cases web tests

# $(call install,étiquette,fichier) : installe si l’un des fichiers a changé depuis la dernière fois.
define install
	@print="$$($(PY) -V; cat requirements.txt $(2) constraints.txt | cksum)"; \
	if [ "$$print" != "$$(cat .venv/installed-$(1) 2>/dev/null)" ]; then \
	  echo "Installation des paquets ($(1)), une minute environ…"; \
	  $(PY) -m pip install --quiet --disable-pip-version-check -r $(2) -c constraints.txt && \
	  printf '%s\n' "$$print" > .venv/installed-$(1); \
	fi
endef

.PHONY: help
help: # liste les commandes
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: run demo test check fix migration bench load study content images browser

run: .ready ## installe ce qu’il faut, met la base à jour et ouvre Jalons sur http://localhost:8501
	@$(PY) jalons.py migrate
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

demo: .ready ## ouvre Jalons avec une structure inventée, dans une base à part, refaite à chaque fois
	@$(PY) jalons.py demo
	@JALONS_DATABASE_URL=sqlite:///$(CURDIR)/data/demonstration.sqlite3 exec $(BIN)/streamlit run app.py --server.port $(PORT)

test: .ready-dev browser .read content ## vérifie tout : code, contenu, tests sur deux bases et dans un navigateur
	@$(BIN)/pytest -q -n 2 --dist loadfile

check: .ready-dev .read ## vérifie vite, en moins d’une minute : code, contrats et tests rapides
	@$(BIN)/pytest -q -n 2 --dist loadfile -m "not browser and not postgres and not thorough"

fix: .ready-dev ## remet le code en forme et corrige ce qui peut l’être
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

migration: .ready-dev ## écrit la prochaine migration de la base : make migration name=places
	@[ -n "$(name)" ] || { echo "Donnez un nom qui parle : make migration name=places" >&2; exit 1; }
	@$(PY) jalons.py migration "$(name)"

bench: .ready-dev ## mesure les vitesses promises, en rapports sur cette machine
	@$(PY) -m tests.bench

load: .ready-dev ## mesure le service sous la charge de 200 personnes
	@$(PY) -m tests.load

study: .ready-dev ## mesure le questionnaire et refait le rapport docs/psychometrie.md, en un quart d’heure
	@$(PY) jalons.py study $(foreach file,$(wildcard barometre-20*.csv),--survey $(file))

# Longue, à la demande : casse le moteur de mille façons et dit celles qu’aucun essai ne voit (docs/mutations.md).
.PHONY: mutation
mutation: .ready-dev
	@$(PY) -m pip install --quiet --disable-pip-version-check mutmut==3.8.1 -c constraints.txt
	@nice $(PY) -m mutmut run
	@$(PY) -m mutmut results

content: .ready ## relit les questions, leurs paramètres et le catalogue
	@$(PY) jalons.py questionnaires --check
	@$(PY) jalons.py catalogue --check

images: .ready-dev browser ## refait les images de docs/images en parcourant Jalons dans un navigateur
	@$(BIN)/pytest -q tests/browser --images

browser: .ready-dev ## trouve un navigateur Chromium pour les tests, ou l’installe
	@if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then \
	  echo "Installation de Chromium…"; \
	  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >/dev/null; \
	else $(BIN)/playwright install chromium; fi

# Étapes communes, que l’on n’appelle pas directement.

.PHONY: .ready .ready-dev .read

.ready: .venv/bin/python
	$(call install,run,requirements.txt)

.ready-dev: .ready
	$(call install,dev,requirements-dev.txt)

.read: .ready-dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell $(CODE)

.venv/bin/python:
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; \
	[ -n "$$python" ] || { echo "Il faut Python 3.11 ou plus récent : installez python3, puis recommencez." >&2; exit 1; }; \
	if ! $$python -c 'import ensurepip' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv; } >/dev/null; \
	  else echo "Il manque le module venv : sudo apt-get install python3-venv, puis recommencez." >&2; exit 1; fi; \
	fi; \
	$$python -m venv .venv
