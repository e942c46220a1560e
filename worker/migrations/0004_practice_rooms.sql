CREATE TABLE `room_deletion` (
	`workshop_id` text PRIMARY KEY NOT NULL,
	`asked_at_ms` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `room_deletion_due` ON `room_deletion` (`next_attempt_at_ms`);--> statement-breakpoint
ALTER TABLE `team` ADD `practice_until_ms` integer;--> statement-breakpoint
CREATE INDEX `team_by_practice` ON `team` (`practice_until_ms`);