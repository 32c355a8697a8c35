CREATE TABLE `import_records` (
	`import_id` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`place` text NOT NULL,
	`format` text NOT NULL,
	`raw` blob NOT NULL,
	`hash` text NOT NULL,
	`choices` text,
	`state` text NOT NULL,
	`message` text,
	`study_id` integer,
	`version` integer,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_records_format" CHECK("import_records"."format" in ('ctgov', 'document')),
	CONSTRAINT "import_records_state" CHECK("import_records"."state" in ('waiting', 'created', 'updated', 'unchanged', 'held', 'skipped', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `import_records_state` ON `import_records` (`import_id`,`state`,`position`);--> statement-breakpoint
CREATE INDEX `import_records_study` ON `import_records` (`study_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_by` integer,
	`created_at` text NOT NULL,
	`state` text NOT NULL,
	`publish` integer NOT NULL,
	`update` integer NOT NULL,
	`reason` text NOT NULL,
	`worked` integer NOT NULL,
	`message` text,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_state" CHECK("imports"."state" in ('receiving', 'open', 'running', 'stopped', 'finished')),
	CONSTRAINT "imports_worked" CHECK("imports"."worked" >= 0)
);
--> statement-breakpoint
CREATE INDEX `imports_creator` ON `imports` (`created_by`);--> statement-breakpoint
CREATE INDEX `imports_state` ON `imports` (`state`);