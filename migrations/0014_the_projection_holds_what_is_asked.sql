-- What a study says is the document of its newest version. The tables keep of it what is asked across studies; what
-- nobody asks goes. `equipoise check --rebuild` makes them anew from the documents.
DROP TABLE `arms`;--> statement-breakpoint
DROP TABLE `results`;--> statement-breakpoint
DROP TABLE `bias_judgements`;--> statement-breakpoint
DROP TABLE `conditions`;--> statement-breakpoint
DROP TABLE `finding_answers`;--> statement-breakpoint
DROP TABLE `regulatory_statuses`;--> statement-breakpoint
CREATE TABLE `__new_adverse_event_results` (
	`study_id` integer NOT NULL,
	`adverse_event_id` text NOT NULL,
	`arm_id` text NOT NULL,
	`position` integer NOT NULL,
	`draft` integer NOT NULL,
	`affected` integer,
	`at_risk` integer,
	`events` integer,
	PRIMARY KEY(`study_id`, `adverse_event_id`, `arm_id`),
	FOREIGN KEY (`study_id`,`adverse_event_id`) REFERENCES `adverse_events`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adverse_event_results_affected" CHECK("__new_adverse_event_results"."affected" >= 0),
	CONSTRAINT "adverse_event_results_at_risk" CHECK("__new_adverse_event_results"."at_risk" >= 0),
	CONSTRAINT "adverse_event_results_events" CHECK("__new_adverse_event_results"."events" >= 0),
	CONSTRAINT "adverse_event_results_within" CHECK("__new_adverse_event_results"."draft" = 1 or ("__new_adverse_event_results"."affected" <= "__new_adverse_event_results"."at_risk"))
);
--> statement-breakpoint
INSERT INTO `__new_adverse_event_results`("study_id", "adverse_event_id", "arm_id", "position", "draft", "affected", "at_risk", "events") SELECT "study_id", "adverse_event_id", "arm_id", "position", "draft", "affected", "at_risk", "events" FROM `adverse_event_results`;--> statement-breakpoint
DROP TABLE `adverse_event_results`;--> statement-breakpoint
ALTER TABLE `__new_adverse_event_results` RENAME TO `adverse_event_results`;--> statement-breakpoint
CREATE TABLE `__new_adverse_events` (
	`study_id` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`term` text NOT NULL,
	`organ_system` text,
	`serious` integer,
	`vocabulary` text,
	`assessment` text,
	`note` text,
	PRIMARY KEY(`study_id`, `id`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_adverse_events`("study_id", "id", "position", "term", "organ_system", "serious", "vocabulary", "assessment", "note") SELECT "study_id", "id", "position", "term", "organ_system", "serious", "vocabulary", "assessment", "note" FROM `adverse_events`;--> statement-breakpoint
DROP TABLE `adverse_events`;--> statement-breakpoint
ALTER TABLE `__new_adverse_events` RENAME TO `adverse_events`;--> statement-breakpoint
CREATE TABLE `__new_contrasts` (
	`study_id` integer NOT NULL,
	`outcome_id` text NOT NULL,
	`position` integer NOT NULL,
	`draft` integer NOT NULL,
	`arm_id` text NOT NULL,
	`reference_arm_id` text NOT NULL,
	`orientation` text,
	`measure` text,
	`estimate` text,
	`ci_low` text,
	`ci_high` text,
	`ci_level` text,
	`se` text,
	`p` text,
	`method` text,
	`adjusted` integer,
	`measure_reported` text,
	`hypothesis` text,
	`note` text,
	PRIMARY KEY(`study_id`, `outcome_id`, `position`),
	FOREIGN KEY (`study_id`,`outcome_id`) REFERENCES `outcomes`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contrasts_arms_differ" CHECK("__new_contrasts"."arm_id" <> "__new_contrasts"."reference_arm_id"),
	CONSTRAINT "contrasts_ci" CHECK("__new_contrasts"."draft" = 1 or (cast("__new_contrasts"."ci_low" as real) <= cast("__new_contrasts"."ci_high" as real))),
	CONSTRAINT "contrasts_ci_level" CHECK(cast("__new_contrasts"."ci_level" as real) > 0 and cast("__new_contrasts"."ci_level" as real) < 100)
);
--> statement-breakpoint
INSERT INTO `__new_contrasts`("study_id", "outcome_id", "position", "draft", "arm_id", "reference_arm_id", "orientation", "measure", "estimate", "ci_low", "ci_high", "ci_level", "se", "p", "method", "adjusted", "measure_reported", "hypothesis", "note") SELECT "study_id", "outcome_id", "position", "draft", "arm_id", "reference_arm_id", "orientation", "measure", "estimate", "ci_low", "ci_high", "ci_level", "se", "p", "method", "adjusted", "measure_reported", "hypothesis", "note" FROM `contrasts`;--> statement-breakpoint
DROP TABLE `contrasts`;--> statement-breakpoint
ALTER TABLE `__new_contrasts` RENAME TO `contrasts`;--> statement-breakpoint
CREATE TABLE `__new_interventions` (
	`study_id` integer NOT NULL,
	`arm_id` text NOT NULL,
	`position` integer NOT NULL,
	`type` text,
	`name` text NOT NULL,
	`other_names` text NOT NULL,
	`dose` text,
	`route` text,
	`site` text,
	`schedule` text,
	`description` text,
	PRIMARY KEY(`study_id`, `arm_id`, `position`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_interventions`("study_id", "arm_id", "position", "type", "name", "other_names", "dose", "route", "site", "schedule", "description") SELECT "study_id", "arm_id", "position", "type", "name", "other_names", "dose", "route", "site", "schedule", "description" FROM `interventions`;--> statement-breakpoint
DROP TABLE `interventions`;--> statement-breakpoint
ALTER TABLE `__new_interventions` RENAME TO `interventions`;--> statement-breakpoint
CREATE TABLE `__new_studies` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`version` integer NOT NULL,
	`visibility` text NOT NULL,
	`archived_at` text,
	`sample` integer NOT NULL,
	`created_by` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`title` text NOT NULL,
	`status` text,
	`phase` text,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "studies_version" CHECK("__new_studies"."version" >= 1),
	CONSTRAINT "studies_visibility" CHECK("__new_studies"."visibility" in ('draft', 'published')),
	CONSTRAINT "studies_title" CHECK(length("__new_studies"."title") > 0),
	CONSTRAINT "studies_slug" CHECK("__new_studies"."slug" <> '' and "__new_studies"."slug" not glob '*[^a-z0-9-]*')
);
--> statement-breakpoint
INSERT INTO `__new_studies`("id", "slug", "version", "visibility", "archived_at", "sample", "created_by", "created_at", "updated_at", "title", "status", "phase") SELECT "id", "slug", "version", "visibility", "archived_at", "sample", "created_by", "created_at", "updated_at", "title", "status", "phase" FROM `studies`;--> statement-breakpoint
DROP TABLE `studies`;--> statement-breakpoint
ALTER TABLE `__new_studies` RENAME TO `studies`;--> statement-breakpoint
CREATE UNIQUE INDEX `studies_slug_unique` ON `studies` (`slug`);--> statement-breakpoint
CREATE INDEX `studies_creator` ON `studies` (`created_by`);--> statement-breakpoint
CREATE INDEX `studies_by_title` ON `studies` (lower("title"));--> statement-breakpoint
CREATE INDEX `studies_updated` ON `studies` (`updated_at`);--> statement-breakpoint
CREATE TABLE `__new_outcomes` (
	`study_id` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`concept` text,
	PRIMARY KEY(`study_id`, `id`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outcomes_kind" CHECK("__new_outcomes"."kind" in ('binary', 'continuous', 'count', 'time-to-event'))
);
--> statement-breakpoint
INSERT INTO `__new_outcomes`("study_id", "id", "position", "kind", "label", "concept") SELECT "study_id", "id", "position", "kind", "label", "concept" FROM `outcomes`;--> statement-breakpoint
DROP TABLE `outcomes`;--> statement-breakpoint
ALTER TABLE `__new_outcomes` RENAME TO `outcomes`;--> statement-breakpoint
CREATE INDEX `outcomes_concept` ON `outcomes` (`concept`,`kind`,`study_id`);--> statement-breakpoint
-- A table made anew has lost its triggers.
CREATE TRIGGER `studies_no_delete` BEFORE DELETE ON `studies`
BEGIN SELECT RAISE(ABORT, 'a study cannot be deleted, only archived'); END;
--> statement-breakpoint
CREATE TRIGGER `studies_version_rises` BEFORE UPDATE OF `version` ON `studies`
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'a version follows the one before it'); END;
--> statement-breakpoint
CREATE TRIGGER `studies_archived` AFTER UPDATE OF `archived_at` ON `studies`
WHEN NEW.`archived_at` IS NOT NULL AND OLD.`archived_at` IS NULL
BEGIN
	DELETE FROM `study_search` WHERE `rowid` = (SELECT `id` FROM `study_facets` WHERE `study_id` = NEW.`id`);
	DELETE FROM `study_facets` WHERE `study_id` = NEW.`id`;
END;
