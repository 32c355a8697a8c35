CREATE TABLE `held_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `held_forms_user` ON `held_forms` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`invited_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`invited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_role" CHECK("invitations"."role" in ('reader', 'researcher', 'administrator'))
);
--> statement-breakpoint
CREATE INDEX `invitations_inviter` ON `invitations` (`invited_by`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`closed_at` text,
	CONSTRAINT "users_role" CHECK("users"."role" in ('reader', 'researcher', 'administrator')),
	CONSTRAINT "users_email" CHECK("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` integer,
	`action` text NOT NULL,
	`study_id` integer,
	`user_id` integer,
	`detail` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_events_actor` ON `audit_events` (`actor_id`);--> statement-breakpoint
CREATE INDEX `audit_events_study` ON `audit_events` (`study_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_events_user` ON `audit_events` (`user_id`);--> statement-breakpoint
CREATE TABLE `study_versions` (
	`study_id` integer NOT NULL,
	`version` integer NOT NULL,
	`visibility` text NOT NULL,
	`document` text NOT NULL,
	`reason` text NOT NULL,
	`actor_id` integer,
	`created_at` text NOT NULL,
	PRIMARY KEY(`study_id`, `version`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `study_versions_actor` ON `study_versions` (`actor_id`);--> statement-breakpoint
CREATE TABLE `adverse_event_results` (
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
	FOREIGN KEY (`study_id`,`arm_id`) REFERENCES `arms`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adverse_event_results_affected" CHECK("adverse_event_results"."affected" >= 0),
	CONSTRAINT "adverse_event_results_at_risk" CHECK("adverse_event_results"."at_risk" >= 0),
	CONSTRAINT "adverse_event_results_events" CHECK("adverse_event_results"."events" >= 0),
	CONSTRAINT "adverse_event_results_within" CHECK("adverse_event_results"."draft" = 1 or ("adverse_event_results"."affected" <= "adverse_event_results"."at_risk"))
);
--> statement-breakpoint
CREATE INDEX `adverse_event_results_arm` ON `adverse_event_results` (`study_id`,`arm_id`);--> statement-breakpoint
CREATE TABLE `adverse_events` (
	`study_id` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`term` text NOT NULL,
	`organ_system` text,
	`serious` integer,
	`source_report_id` text,
	`source_locator` text,
	`source_quote` text,
	PRIMARY KEY(`study_id`, `id`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`,`source_report_id`) REFERENCES `reports`(`study_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `adverse_events_source` ON `adverse_events` (`study_id`,`source_report_id`);--> statement-breakpoint
CREATE TABLE `arms` (
	`study_id` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`role` text NOT NULL,
	`description` text,
	`randomised` integer,
	PRIMARY KEY(`study_id`, `id`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "arms_randomised" CHECK("arms"."randomised" >= 0)
);
--> statement-breakpoint
CREATE TABLE `contrasts` (
	`study_id` integer NOT NULL,
	`outcome_id` text NOT NULL,
	`position` integer NOT NULL,
	`draft` integer NOT NULL,
	`arm_id` text NOT NULL,
	`reference_arm_id` text NOT NULL,
	`measure` text NOT NULL,
	`estimate` text,
	`ci_low` text,
	`ci_high` text,
	`ci_level` text,
	`p` text,
	`method` text,
	`adjusted` integer,
	`note` text,
	`source_report_id` text,
	`source_locator` text,
	`source_quote` text,
	PRIMARY KEY(`study_id`, `outcome_id`, `position`),
	FOREIGN KEY (`study_id`,`outcome_id`) REFERENCES `outcomes`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`,`arm_id`) REFERENCES `arms`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`,`reference_arm_id`) REFERENCES `arms`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`,`source_report_id`) REFERENCES `reports`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contrasts_arms_differ" CHECK("contrasts"."arm_id" <> "contrasts"."reference_arm_id"),
	CONSTRAINT "contrasts_ci" CHECK("contrasts"."draft" = 1 or (cast("contrasts"."ci_low" as real) <= cast("contrasts"."ci_high" as real))),
	CONSTRAINT "contrasts_ci_level" CHECK(cast("contrasts"."ci_level" as real) > 0 and cast("contrasts"."ci_level" as real) < 100)
);
--> statement-breakpoint
CREATE INDEX `contrasts_arm` ON `contrasts` (`study_id`,`arm_id`);--> statement-breakpoint
CREATE INDEX `contrasts_reference_arm` ON `contrasts` (`study_id`,`reference_arm_id`);--> statement-breakpoint
CREATE INDEX `contrasts_source` ON `contrasts` (`study_id`,`source_report_id`);--> statement-breakpoint
CREATE TABLE `interventions` (
	`study_id` integer NOT NULL,
	`arm_id` text NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`name` text NOT NULL,
	`other_names` text NOT NULL,
	`dose` text,
	`route` text,
	`site` text,
	`schedule` text,
	`description` text,
	PRIMARY KEY(`study_id`, `arm_id`, `position`),
	FOREIGN KEY (`study_id`,`arm_id`) REFERENCES `arms`(`study_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `interventions_name` ON `interventions` (lower("name"));--> statement-breakpoint
CREATE TABLE `outcomes` (
	`study_id` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`concept` text,
	`instrument` text,
	`definition` text,
	`class_name` text,
	`category` text,
	`unit` text,
	`direction` text,
	`priority` text,
	`time_value` text,
	`time_unit` text,
	`time_text` text,
	`population` text,
	PRIMARY KEY(`study_id`, `id`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outcomes_kind" CHECK("outcomes"."kind" in ('binary', 'continuous', 'count', 'time-to-event'))
);
--> statement-breakpoint
CREATE INDEX `outcomes_concept` ON `outcomes` (`concept`,`kind`,`study_id`);--> statement-breakpoint
CREATE TABLE `results` (
	`study_id` integer NOT NULL,
	`outcome_id` text NOT NULL,
	`arm_id` text NOT NULL,
	`position` integer NOT NULL,
	`draft` integer NOT NULL,
	`n` integer,
	`events` integer,
	`percent` text,
	`mean` text,
	`mean_type` text,
	`sd` text,
	`se` text,
	`ci_low` text,
	`ci_high` text,
	`ci_level` text,
	`median` text,
	`q1` text,
	`q3` text,
	`min` text,
	`max` text,
	`value` text,
	`is_change` integer,
	`count` integer,
	`person_time` text,
	`note` text,
	`source_report_id` text,
	`source_locator` text,
	`source_quote` text,
	PRIMARY KEY(`study_id`, `outcome_id`, `arm_id`),
	FOREIGN KEY (`study_id`,`outcome_id`) REFERENCES `outcomes`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`,`arm_id`) REFERENCES `arms`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`,`source_report_id`) REFERENCES `reports`(`study_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "results_n" CHECK("results"."n" >= 0),
	CONSTRAINT "results_events" CHECK("results"."events" >= 0),
	CONSTRAINT "results_count" CHECK("results"."count" >= 0),
	CONSTRAINT "results_events_within_n" CHECK("results"."draft" = 1 or ("results"."events" <= "results"."n")),
	CONSTRAINT "results_percent" CHECK(cast("results"."percent" as real) between 0 and 100),
	CONSTRAINT "results_sd" CHECK("results"."draft" = 1 or (cast("results"."sd" as real) >= 0)),
	CONSTRAINT "results_se" CHECK("results"."draft" = 1 or (cast("results"."se" as real) >= 0)),
	CONSTRAINT "results_ci" CHECK("results"."draft" = 1 or (cast("results"."ci_low" as real) <= cast("results"."ci_high" as real))),
	CONSTRAINT "results_ci_level" CHECK(cast("results"."ci_level" as real) > 0 and cast("results"."ci_level" as real) < 100),
	CONSTRAINT "results_person_time" CHECK(cast("results"."person_time" as real) >= 0)
);
--> statement-breakpoint
CREATE INDEX `results_arm` ON `results` (`study_id`,`arm_id`);--> statement-breakpoint
CREATE INDEX `results_source` ON `results` (`study_id`,`source_report_id`);--> statement-breakpoint
CREATE TABLE `bias_judgements` (
	`study_id` integer NOT NULL,
	`position` integer NOT NULL,
	`tool` text NOT NULL,
	`outcome_id` text,
	`domain` text NOT NULL,
	`judgement` text NOT NULL,
	`rationale` text,
	`assessor` text,
	PRIMARY KEY(`study_id`, `position`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `conditions` (
	`study_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`study_id`, `position`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conditions_name` ON `conditions` (lower("name"));--> statement-breakpoint
CREATE TABLE `finding_answers` (
	`study_id` integer NOT NULL,
	`position` integer NOT NULL,
	`finding` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`study_id`, `position`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `identifiers` (
	`study_id` integer NOT NULL,
	`position` integer NOT NULL,
	`system` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`study_id`, `position`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identifiers_value` ON `identifiers` (lower("value"));--> statement-breakpoint
CREATE TABLE `listings` (
	`study_id` integer PRIMARY KEY NOT NULL,
	`year` integer,
	`has_results` integer NOT NULL,
	`card` text NOT NULL,
	`lacks` text NOT NULL,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listings_year` ON `listings` (`year`);--> statement-breakpoint
CREATE TABLE `regulatory_statuses` (
	`study_id` integer NOT NULL,
	`position` integer NOT NULL,
	`intervention` text NOT NULL,
	`condition` text NOT NULL,
	`jurisdiction` text NOT NULL,
	`status` text NOT NULL,
	`as_of` text,
	`note` text,
	PRIMARY KEY(`study_id`, `position`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "regulatory_status" CHECK("regulatory_statuses"."status" in ('approved', 'off-label', 'investigational'))
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`study_id` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`authors` text,
	`title` text,
	`journal` text,
	`year` integer,
	`volume` text,
	`pages` text,
	`doi` text,
	`pmid` text,
	`url` text,
	`citation` text,
	PRIMARY KEY(`study_id`, `id`),
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_year" CHECK("reports"."year" between 1800 and 2200)
);
--> statement-breakpoint
CREATE INDEX `reports_doi` ON `reports` (lower("doi"));--> statement-breakpoint
CREATE INDEX `reports_pmid` ON `reports` (`pmid`);--> statement-breakpoint
CREATE TABLE `studies` (
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
	`acronym` text,
	`kind` text NOT NULL,
	`status` text,
	`phase` text,
	`summary` text,
	`allocation` text,
	`model` text,
	`masking` text,
	`who_masked` text NOT NULL,
	`purpose` text,
	`follow_up_value` text,
	`follow_up_unit` text,
	`design_description` text,
	`population_description` text,
	`randomised` integer,
	`age` text,
	`sex` text,
	`sex_reported` text,
	`prior_treatment` text,
	`start_date` text,
	`primary_completion_date` text,
	`completion_date` text,
	`countries` text NOT NULL,
	`sponsor` text,
	`funding` text,
	`tags` text NOT NULL,
	`notes` text,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "studies_version" CHECK("studies"."version" >= 1),
	CONSTRAINT "studies_visibility" CHECK("studies"."visibility" in ('draft', 'published')),
	CONSTRAINT "studies_title" CHECK(length("studies"."title") > 0),
	CONSTRAINT "studies_randomised" CHECK("studies"."randomised" >= 0),
	CONSTRAINT "studies_slug" CHECK("studies"."slug" <> '' and "studies"."slug" not glob '*[^a-z0-9-]*')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `studies_slug_unique` ON `studies` (`slug`);--> statement-breakpoint
CREATE INDEX `studies_creator` ON `studies` (`created_by`);