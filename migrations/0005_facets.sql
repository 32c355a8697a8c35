CREATE TABLE `facets` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`published` integer DEFAULT 0 NOT NULL,
	`listed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facets_key` ON `facets` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `facets_published` ON `facets` (`kind`,`published`);--> statement-breakpoint
CREATE INDEX `facets_listed` ON `facets` (`kind`,`listed`);--> statement-breakpoint
CREATE TABLE `search_words` (
	`id` integer PRIMARY KEY NOT NULL,
	`word` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_words_word_unique` ON `search_words` (`word`);--> statement-breakpoint
CREATE TABLE `study_facets` (
	`id` integer PRIMARY KEY NOT NULL,
	`study_id` integer NOT NULL,
	`published` integer NOT NULL,
	`facets` text NOT NULL,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `study_facets_study_id_unique` ON `study_facets` (`study_id`);--> statement-breakpoint
DROP INDEX `interventions_name`;--> statement-breakpoint
DROP INDEX `conditions_name`;--> statement-breakpoint
DROP INDEX `listings_year`;--> statement-breakpoint
CREATE INDEX `studies_by_title` ON `studies` (lower("title"));--> statement-breakpoint
CREATE INDEX `studies_updated` ON `studies` (`updated_at`);