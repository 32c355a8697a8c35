CREATE TABLE `due_studies` (
	`study_id` integer PRIMARY KEY NOT NULL,
	`published` integer NOT NULL,
	`due_on` text NOT NULL,
	`phase` text,
	`sponsor_key` text,
	`sponsor` text,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `due_studies_due` ON `due_studies` (`published`,`due_on`,`study_id`);--> statement-breakpoint
CREATE INDEX `due_studies_phase` ON `due_studies` (`published`,`phase`,`due_on`,`study_id`);--> statement-breakpoint
CREATE INDEX `due_studies_sponsor` ON `due_studies` (`published`,`sponsor_key`,`due_on`,`study_id`);--> statement-breakpoint
DROP INDEX `study_pairs_rank`;--> statement-breakpoint
DROP INDEX `study_pairs_due`;--> statement-breakpoint
DROP INDEX `study_pairs_recruiting`;--> statement-breakpoint
CREATE INDEX `study_pairs_rank` ON `study_pairs` (`row_id`,`column_id`,`published`,`rank`,`study_id`);--> statement-breakpoint
CREATE INDEX `study_pairs_due` ON `study_pairs` (`row_id`,`column_id`,`published`,`due_on`,`study_id`) WHERE "study_pairs"."due_on" is not null;--> statement-breakpoint
CREATE INDEX `study_pairs_recruiting` ON `study_pairs` (`row_id`,`column_id`,`published`,`rank`,`study_id`) WHERE "study_pairs"."recruiting";--> statement-breakpoint
DROP INDEX `study_topics_rank`;--> statement-breakpoint
DROP INDEX `study_topics_due`;--> statement-breakpoint
DROP INDEX `study_topics_recruiting`;--> statement-breakpoint
CREATE INDEX `study_topics_rank` ON `study_topics` (`topic_id`,`published`,`rank`,`study_id`);--> statement-breakpoint
CREATE INDEX `study_topics_due` ON `study_topics` (`topic_id`,`published`,`due_on`,`study_id`) WHERE "study_topics"."due_on" is not null;--> statement-breakpoint
CREATE INDEX `study_topics_recruiting` ON `study_topics` (`topic_id`,`published`,`rank`,`study_id`) WHERE "study_topics"."recruiting";--> statement-breakpoint
ALTER TABLE `topic_names` ADD `published` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `topic_names` ADD `listed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `topic_names` SET (`published`, `listed`) = (
	SELECT ifnull(sum(`published`), 0), count(*) FROM `study_names` WHERE `name_id` = `topic_names`.`id`);
--> statement-breakpoint
CREATE TRIGGER `study_names_come` AFTER INSERT ON `study_names`
BEGIN UPDATE `topic_names` SET `listed` = `listed` + 1, `published` = `published` + NEW.`published`
	WHERE `id` = NEW.`name_id`; END;
--> statement-breakpoint
CREATE TRIGGER `study_names_go` AFTER DELETE ON `study_names`
BEGIN UPDATE `topic_names` SET `listed` = `listed` - 1, `published` = `published` - OLD.`published`
	WHERE `id` = OLD.`name_id`; END;
--> statement-breakpoint
-- Whoever archives a study, and however, takes it out of its topics and of what is overdue.
DROP TRIGGER `studies_archived_topics`;
--> statement-breakpoint
CREATE TRIGGER `studies_archived_topics` AFTER UPDATE OF `archived_at` ON `studies`
WHEN NEW.`archived_at` IS NOT NULL AND OLD.`archived_at` IS NULL
BEGIN
	DELETE FROM `study_pairs` WHERE `study_id` = NEW.`id`;
	DELETE FROM `study_topics` WHERE `study_id` = NEW.`id`;
	DELETE FROM `study_names` WHERE `study_id` = NEW.`id`;
	DELETE FROM `due_studies` WHERE `study_id` = NEW.`id`;
END;
