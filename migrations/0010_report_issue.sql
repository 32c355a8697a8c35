ALTER TABLE `reports` ADD `issue` text;--> statement-breakpoint
CREATE INDEX `reports_year` ON `reports` (`year`) WHERE "reports"."authors" is not null;