CREATE TABLE `ballot` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`round` integer NOT NULL,
	`settings_json` text NOT NULL,
	`items_json` text NOT NULL,
	`result_json` text NOT NULL,
	`opened_at_ms` integer NOT NULL,
	`closed_at_ms` integer NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ballot_by_workshop` ON `ballot` (`workshop_id`);--> statement-breakpoint
CREATE TABLE `cycle` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cycle_name_in_team` ON `cycle` (`team_id`,`name`);--> statement-breakpoint
CREATE TABLE `initiative` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`position` integer NOT NULL,
	`first_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	`dropped_in_revision` integer,
	`dropped_reason` text,
	`key_result_id` text NOT NULL,
	`text` text NOT NULL,
	`owner_id` text,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_result_id`) REFERENCES `key_result`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `initiative_by_workshop` ON `initiative` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `initiative_by_key_result` ON `initiative` (`key_result_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`secret_hash` text NOT NULL,
	`team_id` text NOT NULL,
	`workshop_id` text,
	`member_id` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`expires_at_ms` integer,
	`used_at_ms` integer,
	`redemption_id` text,
	`ended_at_ms` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_secret` ON `invitation` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `invitation_by_workshop` ON `invitation` (`workshop_id`);--> statement-breakpoint
CREATE TABLE `key_result` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`position` integer NOT NULL,
	`first_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	`dropped_in_revision` integer,
	`dropped_reason` text,
	`objective_id` text NOT NULL,
	`text` text NOT NULL,
	`owner_id` text,
	`accepted` integer NOT NULL,
	`direction` text,
	`unit` text NOT NULL,
	`baseline` real,
	`baseline_unknown` integer NOT NULL,
	`target` real,
	`milestone_reason` text NOT NULL,
	`due_on` text,
	`commitment` text,
	`confidence` integer,
	`provenance_json` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objective_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `key_result_by_workshop` ON `key_result` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `key_result_by_objective` ON `key_result` (`objective_id`);--> statement-breakpoint
CREATE INDEX `key_result_by_owner` ON `key_result` (`owner_id`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`standing` text NOT NULL,
	`joined_at_ms` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_by_team` ON `member` (`team_id`);--> statement-breakpoint
CREATE TABLE `objective` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`position` integer NOT NULL,
	`first_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	`dropped_in_revision` integer,
	`dropped_reason` text,
	`cycle_id` text NOT NULL,
	`text` text NOT NULL,
	`commitment` text,
	`provenance_json` text NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `objective_by_workshop` ON `objective` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `objective_by_cycle` ON `objective` (`cycle_id`);--> statement-breakpoint
CREATE TABLE `okr_revision` (
	`workshop_id` text NOT NULL,
	`revision` integer NOT NULL,
	`okrs_json` text NOT NULL,
	`hash` text NOT NULL,
	`finalised_by` text NOT NULL,
	`published_at_ms` integer NOT NULL,
	PRIMARY KEY(`workshop_id`, `revision`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `participant` (
	`workshop_id` text NOT NULL,
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at_ms` integer NOT NULL,
	`removed_at_ms` integer,
	PRIMARY KEY(`workshop_id`, `member_id`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `participant_by_member` ON `participant` (`member_id`);--> statement-breakpoint
CREATE TABLE `room_event` (
	`event_id` text PRIMARY KEY NOT NULL,
	`workshop_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`type` text NOT NULL,
	`reply_json` text NOT NULL,
	`happened_at_ms` integer NOT NULL,
	`received_at_ms` integer NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `room_event_by_workshop` ON `room_event` (`workshop_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `session` (
	`browser_hash` text NOT NULL,
	`team_id` text NOT NULL,
	`member_id` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	PRIMARY KEY(`browser_hash`, `team_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `workshop` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`time_zone` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`join_salt` text NOT NULL,
	`room_created_at_ms` integer,
	`stage_id` text NOT NULL,
	`joining_locked` integer NOT NULL,
	`stage_sequence` integer NOT NULL,
	`roster_sequence` integer NOT NULL,
	`working_sequence` integer NOT NULL,
	`closed_at_ms` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `workshop_by_team` ON `workshop` (`team_id`);