ALTER TABLE `member` ADD `same_as` text REFERENCES member(id);--> statement-breakpoint
ALTER TABLE `workshop` ADD `meeting_week_on` text;--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_of_week` ON `workshop` (`cycle_id`,`meeting_week_on`);--> statement-breakpoint
UPDATE `workshop` SET `meeting_week_on` = (
	SELECT date(c.starts_on, (7 * CAST(floor((julianday(date(workshop.created_at_ms / 1000, 'unixepoch')) - julianday(c.starts_on)) / 7) AS integer)) || ' days')
	FROM cycle AS c WHERE c.id = workshop.cycle_id
) WHERE kind = 'check-in' AND NOT EXISTS (
	SELECT 1 FROM workshop AS newer INNER JOIN cycle AS c ON c.id = workshop.cycle_id
	WHERE newer.cycle_id = workshop.cycle_id AND newer.kind = 'check-in' AND newer.id <> workshop.id
	AND (newer.created_at_ms, newer.id) > (workshop.created_at_ms, workshop.id)
	AND floor((julianday(date(newer.created_at_ms / 1000, 'unixepoch')) - julianday(c.starts_on)) / 7)
		= floor((julianday(date(workshop.created_at_ms / 1000, 'unixepoch')) - julianday(c.starts_on)) / 7)
);
