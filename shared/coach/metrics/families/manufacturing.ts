/** Families of metrics for manufacturing and construction; the form of the lines is told in `read-families.ts`. */
export const MANUFACTURING = `
production: production line, production?, manufactur*, factor*, plant?, assembly, machine?, press?, oee, shift*, throughput time, bottling, line balanc*, shop floor, robot*, changeover, mainten*, breakdown*, spare part*
+ overall equipment effectiveness | % | availability times performance times quality, 28 days | scrap rate
- throughput time | hours | median from order to finished, 28 days | scrap rate
+ output per labour hour | units | good units only, 28 days | accidents

scrap: scrap*, rework*, defect*, yield*, spc, quality control, quality check, test bench, vision system, supplier quality, quality management, iso 9001, inspection, checklist
- scrap rate | % | scrapped of produced, by value, 28 days | output per hour
+ first-pass yield | % | good without rework, 28 days | output per hour
- customer returns | parts per million | confirmed, by delivery month | cost of inspection

work-safety: safety*, near miss*, ppe, accident*, safety walk*, fire drill*, hazard*, lockout, work safety, warden*, forklift*
- accidents with lost time | per million hours | recorded, 12 months rolling | reports of near misses
- days lost to accidents | days a quarter | recorded | reports of near misses
+ share of hazards removed within a week | % | of those reported in 90 days | hazards reported
`
