/** Families of metrics for manufacturing; `read-families.ts` tells the form of the lines. */
export const MANUFACTURING = `
production: production line, production?, manufactur*, factor*, plant?, assembly, machine?, shift?, changeover, mainten*, breakdown*, spare part*
+ overall equipment effectiveness | % | 28 days | scrap rate
- unplanned downtime | hours a month | bottleneck machines | cost of maintenance
- median throughput time | hours | from order to finished, 28 days | scrap rate

scrap: scrap*, rework*, defect*, quality control, quality check, quality management, inspection, checklist, supplier quality
- scrap rate | % | of produced, by value, 28 days | output per hour
+ first-pass yield | % | good without rework, 28 days | output per hour
- customer returns per million parts | parts | confirmed, by delivery month | cost of inspection

work-safety: safety*, near miss*, accident*, hazard*
- accidents with lost time | a year | recorded, 12 months | reports of near misses
+ share of hazards removed within a week | % | reported in 90 days | hazards reported
`
