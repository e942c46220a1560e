CREATE TABLE `action` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`workshop_id` text NOT NULL,
	`text` text NOT NULL,
	`owner_id` text,
	`due_on` text,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at_ms` integer NOT NULL,
	`settled_at_ms` integer,
	`settled_by` text,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `retro`(`workshop_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_by_team` ON `action` (`team_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `action_by_owner` ON `action` (`owner_id`);--> statement-breakpoint
CREATE INDEX `action_by_workshop` ON `action` (`workshop_id`);--> statement-breakpoint
CREATE TABLE `key_result_grade` (
	`workshop_id` text NOT NULL,
	`key_result_id` text NOT NULL,
	`position` integer NOT NULL,
	`score` real,
	`grades_json` text NOT NULL,
	`owner_word` text,
	`cause` text,
	`cause_note` text NOT NULL,
	`verdict` text NOT NULL,
	`why` text NOT NULL,
	`confidence_at_commit` integer,
	`confidence_at_middle` integer,
	PRIMARY KEY(`workshop_id`, `key_result_id`),
	FOREIGN KEY (`workshop_id`) REFERENCES `retro`(`workshop_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_result_id`) REFERENCES `key_result`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grade_by_key_result` ON `key_result_grade` (`key_result_id`);--> statement-breakpoint
CREATE TABLE `learning` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`workshop_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`objective_id` text,
	`key_result_id` text,
	`learned_at_ms` integer NOT NULL,
	`removed_at_ms` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_id`) REFERENCES `retro`(`workshop_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objective_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_result_id`) REFERENCES `key_result`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `learning_by_team` ON `learning` (`team_id`,`learned_at_ms`);--> statement-breakpoint
CREATE INDEX `learning_by_workshop` ON `learning` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `learning_by_key_result` ON `learning` (`key_result_id`);--> statement-breakpoint
CREATE TABLE `learning_term` (
	`team_id` text NOT NULL,
	`term` text NOT NULL,
	`learning_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `term`, `learning_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`learning_id`) REFERENCES `learning`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `learning_term_by_learning` ON `learning_term` (`learning_id`);--> statement-breakpoint
CREATE TABLE `retro` (
	`workshop_id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`number` integer NOT NULL,
	`revision` integer NOT NULL,
	`record_json` text NOT NULL,
	`hash` text NOT NULL,
	`finalised_by` text NOT NULL,
	`published_at_ms` integer NOT NULL,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cycle_id`) REFERENCES `cycle`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retro_by_team` ON `retro` (`team_id`,`published_at_ms`);--> statement-breakpoint
CREATE UNIQUE INDEX `retro_of_cycle` ON `retro` (`cycle_id`,`number`);