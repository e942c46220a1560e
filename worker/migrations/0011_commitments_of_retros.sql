ALTER TABLE `key_result_grade` ADD `commitment` text;--> statement-breakpoint
ALTER TABLE `key_result_grade` ADD `objective_commitment` text;--> statement-breakpoint
-- Retros from before: as the OKRs stand, which is what their pages said until now. Later corrections leave that alone.
UPDATE `key_result_grade` SET `commitment` = coalesce(its.`own`, its.`of_objective`), `objective_commitment` = its.`of_objective`
FROM (
  SELECT grade.`workshop_id`, grade.`key_result_id`, key_result.`commitment` AS `own`, objective.`commitment` AS `of_objective`
  FROM `key_result_grade` AS grade
  JOIN `key_result` ON key_result.`id` = grade.`key_result_id`
  JOIN `objective` ON objective.`id` = coalesce(grade.`objective_id`, key_result.`objective_id`)
) AS its
WHERE its.`workshop_id` = key_result_grade.`workshop_id` AND its.`key_result_id` = key_result_grade.`key_result_id`;