CREATE TABLE `team_agenda` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`plan_json` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at_ms` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_name_in_team` ON `team_agenda` (`team_id`,`name`);--> statement-breakpoint
ALTER TABLE `workshop` ADD `agenda_json` text;