CREATE TABLE `synthesis_pins` (
	`synthesis_id` integer NOT NULL,
	`version` integer NOT NULL,
	`kept_at` text NOT NULL,
	`program` text NOT NULL,
	`computation` integer NOT NULL,
	`studies` text NOT NULL,
	`analysis` text NOT NULL,
	PRIMARY KEY(`synthesis_id`, `version`),
	FOREIGN KEY (`synthesis_id`,`version`) REFERENCES `synthesis_versions`(`synthesis_id`,`version`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- What was cited stays as it was, as the version it is of.
CREATE TRIGGER `synthesis_pins_no_update` BEFORE UPDATE ON `synthesis_pins`
BEGIN SELECT RAISE(ABORT, 'a kept result cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `synthesis_pins_no_delete` BEFORE DELETE ON `synthesis_pins`
BEGIN SELECT RAISE(ABORT, 'a kept result cannot be deleted'); END;
