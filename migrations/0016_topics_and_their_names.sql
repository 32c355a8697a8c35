CREATE TABLE `study_names` (
	`name_id` integer NOT NULL,
	`study_id` integer NOT NULL,
	`other` integer NOT NULL,
	`comparator` integer NOT NULL,
	`published` integer NOT NULL,
	`results` integer NOT NULL,
	`people` integer,
	`rank` integer NOT NULL,
	`recruiting` integer NOT NULL,
	`due_on` text,
	PRIMARY KEY(`name_id`, `study_id`),
	FOREIGN KEY (`name_id`) REFERENCES `topic_names`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `study_names_study` ON `study_names` (`study_id`);--> statement-breakpoint
CREATE TABLE `study_pairs` (
	`row_id` integer NOT NULL,
	`column_id` integer NOT NULL,
	`study_id` integer NOT NULL,
	`published` integer NOT NULL,
	`results` integer NOT NULL,
	`people` integer,
	`rank` integer NOT NULL,
	`recruiting` integer NOT NULL,
	`due_on` text,
	PRIMARY KEY(`row_id`, `column_id`, `study_id`),
	FOREIGN KEY (`row_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`column_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `study_pairs_study` ON `study_pairs` (`study_id`);--> statement-breakpoint
CREATE INDEX `study_pairs_column` ON `study_pairs` (`column_id`);--> statement-breakpoint
CREATE INDEX `study_pairs_rank` ON `study_pairs` (`row_id`,`column_id`,`published`,`rank`);--> statement-breakpoint
CREATE INDEX `study_pairs_due` ON `study_pairs` (`row_id`,`column_id`,`published`,`due_on`) WHERE "study_pairs"."due_on" is not null;--> statement-breakpoint
CREATE INDEX `study_pairs_recruiting` ON `study_pairs` (`row_id`,`column_id`,`published`,`rank`) WHERE "study_pairs"."recruiting";--> statement-breakpoint
CREATE TABLE `study_topics` (
	`topic_id` integer NOT NULL,
	`study_id` integer NOT NULL,
	`comparator` integer NOT NULL,
	`published` integer NOT NULL,
	`results` integer NOT NULL,
	`people` integer,
	`rank` integer NOT NULL,
	`recruiting` integer NOT NULL,
	`due_on` text,
	PRIMARY KEY(`topic_id`, `study_id`),
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`study_id`) REFERENCES `studies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `study_topics_study` ON `study_topics` (`study_id`);--> statement-breakpoint
CREATE INDEX `study_topics_rank` ON `study_topics` (`topic_id`,`published`,`rank`);--> statement-breakpoint
CREATE INDEX `study_topics_due` ON `study_topics` (`topic_id`,`published`,`due_on`) WHERE "study_topics"."due_on" is not null;--> statement-breakpoint
CREATE INDEX `study_topics_recruiting` ON `study_topics` (`topic_id`,`published`,`rank`) WHERE "study_topics"."recruiting";--> statement-breakpoint
CREATE TABLE `topic_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`topic_id` integer NOT NULL,
	`home_id` integer NOT NULL,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_names_key` ON `topic_names` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `topic_names_topic` ON `topic_names` (`topic_id`);--> statement-breakpoint
CREATE INDEX `topic_names_home` ON `topic_names` (`home_id`);--> statement-breakpoint
CREATE TABLE `topic_pairs` (
	`row_id` integer NOT NULL,
	`column_id` integer NOT NULL,
	`column_kind` text NOT NULL,
	`published` integer NOT NULL,
	`listed` integer NOT NULL,
	`published_results` integer NOT NULL,
	`listed_results` integer NOT NULL,
	`published_people` integer NOT NULL,
	`listed_people` integer NOT NULL,
	`published_counted` integer NOT NULL,
	`listed_counted` integer NOT NULL,
	PRIMARY KEY(`row_id`, `column_id`),
	FOREIGN KEY (`row_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`column_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topic_pairs_published` ON `topic_pairs` (`row_id`,`column_kind`,`published`);--> statement-breakpoint
CREATE INDEX `topic_pairs_listed` ON `topic_pairs` (`row_id`,`column_kind`,`listed`);--> statement-breakpoint
CREATE INDEX `topic_pairs_column` ON `topic_pairs` (`column_id`,`published`);--> statement-breakpoint
CREATE INDEX `topic_pairs_column_listed` ON `topic_pairs` (`column_id`,`listed`);--> statement-breakpoint
CREATE TABLE `topic_slugs` (
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`topic_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `slug`),
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topic_slugs_topic` ON `topic_slugs` (`topic_id`);--> statement-breakpoint
CREATE TABLE `topic_versions` (
	`topic_id` integer NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`reason` text NOT NULL,
	`actor_id` integer,
	`created_at` text NOT NULL,
	PRIMARY KEY(`topic_id`, `version`),
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topic_versions_actor` ON `topic_versions` (`actor_id`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`updated_at` text,
	`merged_into` integer,
	`published` integer DEFAULT 0 NOT NULL,
	`listed` integer DEFAULT 0 NOT NULL,
	`published_results` integer DEFAULT 0 NOT NULL,
	`listed_results` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_slug` ON `topics` (`kind`,`slug`);--> statement-breakpoint
CREATE INDEX `topics_published` ON `topics` (`kind`,`published`);--> statement-breakpoint
CREATE INDEX `topics_listed` ON `topics` (`kind`,`listed`);--> statement-breakpoint
CREATE INDEX `topics_merged` ON `topics` (`merged_into`);--> statement-breakpoint
CREATE TRIGGER `topic_versions_no_update` BEFORE UPDATE ON `topic_versions`
BEGIN SELECT RAISE(ABORT, 'a version cannot be changed'); END;
--> statement-breakpoint
CREATE TRIGGER `topic_versions_no_delete` BEFORE DELETE ON `topic_versions`
BEGIN SELECT RAISE(ABORT, 'a version cannot be deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `study_topics_come` AFTER INSERT ON `study_topics`
BEGIN UPDATE `topics` SET `listed` = `listed` + 1, `published` = `published` + NEW.`published`,
	`listed_results` = `listed_results` + NEW.`results`,
	`published_results` = `published_results` + NEW.`results` * NEW.`published`
	WHERE `id` = NEW.`topic_id`; END;
--> statement-breakpoint
CREATE TRIGGER `study_topics_go` AFTER DELETE ON `study_topics`
BEGIN UPDATE `topics` SET `listed` = `listed` - 1, `published` = `published` - OLD.`published`,
	`listed_results` = `listed_results` - OLD.`results`,
	`published_results` = `published_results` - OLD.`results` * OLD.`published`
	WHERE `id` = OLD.`topic_id`; END;
--> statement-breakpoint
CREATE TRIGGER `study_pairs_come` AFTER INSERT ON `study_pairs`
BEGIN
	INSERT INTO `topic_pairs` VALUES (
		NEW.`row_id`, NEW.`column_id`, (SELECT `kind` FROM `topics` WHERE `id` = NEW.`column_id`),
		NEW.`published`, 1, NEW.`results` * NEW.`published`, NEW.`results`,
		ifnull(NEW.`people`, 0) * NEW.`published`, ifnull(NEW.`people`, 0),
		(NEW.`people` IS NOT NULL) * NEW.`published`, NEW.`people` IS NOT NULL)
	ON CONFLICT (`row_id`, `column_id`) DO UPDATE SET
		`published` = `published` + excluded.`published`, `listed` = `listed` + 1,
		`published_results` = `published_results` + excluded.`published_results`,
		`listed_results` = `listed_results` + excluded.`listed_results`,
		`published_people` = `published_people` + excluded.`published_people`,
		`listed_people` = `listed_people` + excluded.`listed_people`,
		`published_counted` = `published_counted` + excluded.`published_counted`,
		`listed_counted` = `listed_counted` + excluded.`listed_counted`;
END;
--> statement-breakpoint
CREATE TRIGGER `study_pairs_go` AFTER DELETE ON `study_pairs`
BEGIN UPDATE `topic_pairs` SET
	`published` = `published` - OLD.`published`, `listed` = `listed` - 1,
	`published_results` = `published_results` - OLD.`results` * OLD.`published`,
	`listed_results` = `listed_results` - OLD.`results`,
	`published_people` = `published_people` - ifnull(OLD.`people`, 0) * OLD.`published`,
	`listed_people` = `listed_people` - ifnull(OLD.`people`, 0),
	`published_counted` = `published_counted` - (OLD.`people` IS NOT NULL) * OLD.`published`,
	`listed_counted` = `listed_counted` - (OLD.`people` IS NOT NULL)
	WHERE `row_id` = OLD.`row_id` AND `column_id` = OLD.`column_id`; END;
--> statement-breakpoint
-- Whoever archives a study, and however, takes it out of its topics.
CREATE TRIGGER `studies_archived_topics` AFTER UPDATE OF `archived_at` ON `studies`
WHEN NEW.`archived_at` IS NOT NULL AND OLD.`archived_at` IS NULL
BEGIN
	DELETE FROM `study_pairs` WHERE `study_id` = NEW.`id`;
	DELETE FROM `study_topics` WHERE `study_id` = NEW.`id`;
	DELETE FROM `study_names` WHERE `study_id` = NEW.`id`;
END;
--> statement-breakpoint
-- Words of the names, to look topics up by; a row's id is that of the name.
CREATE VIRTUAL TABLE `topic_search` USING fts5(
	name, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
