CREATE TABLE `api_token` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`scopes_json` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`last_used_at_ms` integer,
	`revoked_at_ms` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_secret` ON `api_token` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `api_token_by_team` ON `api_token` (`team_id`);--> statement-breakpoint
CREATE TABLE `calendar_feed` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`member_id` text,
	`secret_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`last_read_at_ms` integer,
	`ended_at_ms` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_secret` ON `calendar_feed` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feed_by_team` ON `calendar_feed` (`team_id`);--> statement-breakpoint
CREATE TABLE `check_in` (
	`id` text PRIMARY KEY NOT NULL,
	`key_result_id` text NOT NULL,
	`value` real,
	`confidence` integer NOT NULL,
	`note` text NOT NULL,
	`next_step` text,
	`next_step_owner_id` text,
	`member_id` text,
	`token_id` text,
	`made_on` text NOT NULL,
	`made_at_ms` integer NOT NULL,
	FOREIGN KEY (`key_result_id`) REFERENCES `key_result`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`next_step_owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`token_id`) REFERENCES `api_token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `check_in_by_key_result` ON `check_in` (`key_result_id`,`made_at_ms`);--> statement-breakpoint
CREATE INDEX `check_in_by_next_step_owner` ON `check_in` (`next_step_owner_id`);--> statement-breakpoint
CREATE TABLE `course_change` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`objective_id` text NOT NULL,
	`key_result_id` text,
	`changes_json` text NOT NULL,
	`reason` text NOT NULL,
	`member_id` text,
	`token_id` text,
	`made_at_ms` integer NOT NULL,
	`after_revision` integer NOT NULL,
	FOREIGN KEY (`objective_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_result_id`) REFERENCES `key_result`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`token_id`) REFERENCES `api_token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_change_by_objective` ON `course_change` (`objective_id`,`made_at_ms`);--> statement-breakpoint
CREATE INDEX `course_change_by_key_result` ON `course_change` (`key_result_id`,`made_at_ms`);--> statement-breakpoint
CREATE TABLE `done_request` (
	`sender_id` text NOT NULL,
	`key` text NOT NULL,
	`team_id` text NOT NULL,
	`request_hash` text NOT NULL,
	`reply_json` text NOT NULL,
	`done_at_ms` integer NOT NULL,
	PRIMARY KEY(`sender_id`, `key`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `done_request_by_age` ON `done_request` (`done_at_ms`);--> statement-breakpoint
CREATE INDEX `done_request_by_team` ON `done_request` (`team_id`);--> statement-breakpoint
CREATE TABLE `raised_event` (
	`event_id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`type` text NOT NULL,
	`raised_at_ms` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `raised_event_by_team` ON `raised_event` (`team_id`);--> statement-breakpoint
CREATE TABLE `support_link` (
	`id` text PRIMARY KEY NOT NULL,
	`objective_id` text NOT NULL,
	`supports_objective_id` text NOT NULL,
	`supports_key_result_id` text,
	`contribution` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`ended_at_ms` integer,
	FOREIGN KEY (`objective_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supports_objective_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supports_key_result_id`) REFERENCES `key_result`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `support_link_by_objective` ON `support_link` (`objective_id`);--> statement-breakpoint
CREATE INDEX `support_link_by_supported` ON `support_link` (`supports_objective_id`);--> statement-breakpoint
CREATE TABLE `team_link` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`other_team_id` text,
	`secret_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	`taken_by` text,
	`taken_at_ms` integer,
	`ended_at_ms` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_link_secret` ON `team_link` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `team_link_by_team` ON `team_link` (`team_id`);--> statement-breakpoint
CREATE INDEX `team_link_by_other_team` ON `team_link` (`other_team_id`);--> statement-breakpoint
ALTER TABLE `initiative` ADD `state` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `initiative` ADD `added_at_ms` integer;--> statement-breakpoint
ALTER TABLE `objective` ADD `partners_json` text;--> statement-breakpoint
ALTER TABLE `team` ADD `time_zone` text;--> statement-breakpoint
ALTER TABLE `team` ADD `check_in_every_weeks` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `team` ADD `check_in_weekday` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `team` ADD `stale_after_days` integer DEFAULT 3 NOT NULL;