# SPDX-License-Identifier: EUPL-1.2
# Une commande par besoin ; `make` seul les énumère.
JOBS ?= $(shell nproc)
SECONDES ?= 60
QUITUS = build/release/bin/quitus

.DEFAULT_GOAL := help
.PHONY: help build run test test-long check-quick mutate bench bless fuzz format clean

help: ## montre cette aide
	@printf 'Quitus : contrôle des demandes de financement Ségur\n\n'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22
	@printf '\nPremière fois : make run. Guide du développeur : HACKING.md.\n'

build: ## compile le programme optimisé : build/release/bin/quitus
	@tools/install build
	@tools/compile release quitus

run: build ## compile puis ouvre le portail de démonstration : http://localhost:8080
	@tools/run_portal

test: ## tout ce qui prouve que le programme est juste (moins de 10 minutes)
	@tools/install test
	@tools/run_tests

test-long: ## la même chose, avec plusieurs minutes de fuzzing par cible et dix fois plus de pannes
	@tools/install test
	@FUZZ_SECONDS=180 QUITUS_MORTS=50 tools/run_tests

check-quick: ## à chaque enregistrement : compile, tests unitaires, tidy
	@tools/install test
	@tools/run_tests --quick

mutate: ## ce que prouvent les cas des règles : leurs mutants, tués ou non
	@tools/install test
	@tools/mutate

bench: ## les mesures de vitesse, avec leurs comparaisons, en un tableau
	@tools/install bench
	@tools/run_bench

bless: ## accepte les rapports produits comme nouvelle référence (relire le diff !)
	@tools/install test
	@tools/compile release quitus
	@tools/bless

fuzz: ## cherche des entrées qui font tomber un analyseur (SECONDES=60 par cible)
	@tools/install test
	@tools/compile fuzz
	@tools/run_fuzz build/fuzz $(SECONDES)

format: ## met en forme les sources C++
	@tools/install test
	@git ls-files -co --exclude-standard '*.h' '*.cpp' | xargs -r clang-format-14 -i

clean: ## efface tout ce qui se recompile
	rm -rf build
