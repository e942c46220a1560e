ALTER TABLE `ballot` ADD `follows_json` text;--> statement-breakpoint
ALTER TABLE `ballot` ADD `settled_ids_json` text;