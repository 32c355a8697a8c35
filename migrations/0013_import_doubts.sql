CREATE TABLE `__new_import_records` (
	`import_id` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`place` text NOT NULL,
	`format` text NOT NULL,
	`hash` text NOT NULL,
	`choices` text,
	`state` text NOT NULL,
	`message` text,
	`study_id` integer,
	`version` integer,
	`doubts` text,
	`source_import_id` integer,
	`source_position` integer,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_records_format" CHECK("__new_import_records"."format" in ('ctgov', 'document')),
	CONSTRAINT "import_records_state" CHECK("__new_import_records"."state" in ('waiting', 'created', 'updated', 'unchanged', 'older', 'held', 'skipped', 'failed'))
);
--> statement-breakpoint
INSERT INTO `__new_import_records`("import_id", "position", "label", "place", "format", "hash", "choices", "state", "message", "study_id", "version", "doubts", "source_import_id", "source_position") SELECT "import_id", "position", "label", "place", "format", "hash", "choices", "state", "message", "study_id", "version", NULL, NULL, NULL FROM `import_records`;--> statement-breakpoint
DROP TABLE `import_records`;--> statement-breakpoint
ALTER TABLE `__new_import_records` RENAME TO `import_records`;--> statement-breakpoint
CREATE INDEX `import_records_state` ON `import_records` (`import_id`,`state`,`position`);--> statement-breakpoint
CREATE INDEX `import_records_study` ON `import_records` (`study_id`);--> statement-breakpoint
ALTER TABLE `imports` ADD `only_sure` integer DEFAULT false NOT NULL;