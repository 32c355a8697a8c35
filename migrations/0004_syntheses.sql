CREATE TABLE `syntheses` (
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
	`words` text NOT NULL,
	`document` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "syntheses_version" CHECK("syntheses"."version" >= 1),
	CONSTRAINT "syntheses_visibility" CHECK("syntheses"."visibility" in ('draft', 'published')),
	CONSTRAINT "syntheses_title" CHECK(length("syntheses"."title") > 0),
	CONSTRAINT "syntheses_slug" CHECK("syntheses"."slug" <> '' and "syntheses"."slug" not glob '*[^a-z0-9-]*')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `syntheses_slug_unique` ON `syntheses` (`slug`);--> statement-breakpoint
CREATE INDEX `syntheses_creator` ON `syntheses` (`created_by`);--> statement-breakpoint
CREATE TABLE `synthesis_studies` (
	`synthesis_id` integer NOT NULL,
	`study_id` integer NOT NULL,
	PRIMARY KEY(`synthesis_id`, `study_id`),
	FOREIGN KEY (`synthesis_id`) REFERENCES `syntheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `synthesis_studies_study` ON `synthesis_studies` (`study_id`);--> statement-breakpoint
CREATE TABLE `synthesis_versions` (
	`synthesis_id` integer NOT NULL,
	`version` integer NOT NULL,
	`visibility` text NOT NULL,
	`document` text NOT NULL,
	`reason` text NOT NULL,
	`actor_id` integer,
	`created_at` text NOT NULL,
	PRIMARY KEY(`synthesis_id`, `version`),
	FOREIGN KEY (`synthesis_id`) REFERENCES `syntheses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `synthesis_versions_actor` ON `synthesis_versions` (`actor_id`);--> statement-breakpoint
ALTER TABLE `audit_events` ADD `synthesis_id` integer REFERENCES syntheses(id);--> statement-breakpoint
CREATE INDEX `audit_events_synthesis` ON `audit_events` (`synthesis_id`,`id`);--> statement-breakpoint
-- What happened stays as it was written, as with studies.
CREATE TRIGGER `synthesis_versions_no_update` BEFORE UPDATE ON `synthesis_versions`
BEGIN SELECT RAISE(ABORT, 'a version cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `synthesis_versions_no_delete` BEFORE DELETE ON `synthesis_versions`
BEGIN SELECT RAISE(ABORT, 'a version cannot be deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `syntheses_no_delete` BEFORE DELETE ON `syntheses`
BEGIN SELECT RAISE(ABORT, 'a synthesis cannot be deleted, only archived'); END;
--> statement-breakpoint
CREATE TRIGGER `syntheses_version_rises` BEFORE UPDATE OF `version` ON `syntheses`
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'a version follows the one before it'); END;
