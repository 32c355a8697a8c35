-- A choice that the source does not make is blank: no kind, role, type or measure stands for it. Each table stays
-- where it is; to make it anew, as Drizzle would, moves every row of every library.
ALTER TABLE `studies` ALTER COLUMN `kind` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `identifiers` ALTER COLUMN `system` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `regulatory_statuses` ALTER COLUMN `status` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ALTER COLUMN `role` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `bias_judgements` ALTER COLUMN `tool` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `bias_judgements` ALTER COLUMN `judgement` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `arms` ALTER COLUMN `role` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `interventions` ALTER COLUMN `type` DROP NOT NULL;--> statement-breakpoint
ALTER TABLE `contrasts` ALTER COLUMN `measure` DROP NOT NULL;
