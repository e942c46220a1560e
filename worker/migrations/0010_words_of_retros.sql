ALTER TABLE `key_result_grade` ADD `text` text;--> statement-breakpoint
ALTER TABLE `key_result_grade` ADD `objective_id` text REFERENCES objective(id);--> statement-breakpoint
ALTER TABLE `key_result_grade` ADD `objective_text` text;