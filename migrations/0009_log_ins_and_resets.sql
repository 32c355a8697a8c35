CREATE TABLE `password_resets` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`made_by` integer,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `password_resets_user_id_unique` ON `password_resets` (`user_id`);--> statement-breakpoint
CREATE INDEX `password_resets_maker` ON `password_resets` (`made_by`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `idle_minutes` integer;--> statement-breakpoint
CREATE INDEX `audit_events_action` ON `audit_events` (`action`,`id`);