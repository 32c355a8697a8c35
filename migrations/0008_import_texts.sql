-- The text of a record is kept apart from what becomes of it, so that noting that does not write the text anew.
CREATE TABLE `import_texts` (
	`import_id` integer NOT NULL,
	`position` integer NOT NULL,
	`raw` blob NOT NULL,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`,`position`) REFERENCES `import_records`(`import_id`,`position`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `import_texts` (`import_id`, `position`, `raw`) SELECT `import_id`, `position`, `raw` FROM `import_records`;
--> statement-breakpoint
ALTER TABLE `import_records` DROP COLUMN `raw`;
