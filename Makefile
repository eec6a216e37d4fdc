# One line a task. `make` lists them.
.DEFAULT_GOAL := help
.PHONY: help build test unit format check clean dev-instance dev-orchestrator dev-dashboard sbom images experiments bench-history bench-inside

help: ## list the tasks
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 20
build: ## package all services, without tests
	./mvnw -q package -DskipTests
test: ## all tests, those of the packaged program too
	./mvnw verify
unit: ## the fast tests only
	./mvnw test
format: ## format the Java files
	./mvnw -q process-sources
check: ## what CI runs
	.ci/run
clean: ## remove what builds have made
	./mvnw -q clean
dev-instance: ## an instance that reloads as you edit (home: ./target/dev-home)
	BOB_HOME=$(CURDIR)/target/dev-home BOB_WORKSPACE=$(CURDIR) ./mvnw quarkus:dev -pl instance-service -am
dev-orchestrator: ## the orchestrator that reloads as you edit
	BOB_HOME=$(CURDIR)/target/dev-home BOB_WORKSPACE=$(CURDIR) ./mvnw quarkus:dev -pl orchestrator-service -am
dev-dashboard: ## the dashboard that reloads as you edit
	BOB_HOME=$(CURDIR)/target/dev-home ./mvnw quarkus:dev -pl dashboard-service -am
sbom: ## where the CycloneDX bills of materials are
	@./mvnw -q package -DskipTests && ls */target/sbom.json
images: ## build the three images of the containers
	docker compose build
experiments: ## measure instead of test: EXPERIMENT=StartExperiment, or all
	./mvnw -B -ntp -q -Pexperiments -Dexperiment=$(or $(EXPERIMENT),*Experiment) verify
bench-history: ## the history part of a survey against git log --numstat: REPO=folder
	./deploy/history-benchmark.sh $(REPO)
bench-inside: ## the inside of the log with JMH
	./deploy/inside-benchmark.sh
