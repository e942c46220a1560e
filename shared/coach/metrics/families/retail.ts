/** Families of metrics for retail and hospitality; `read-families.ts` tells the form of the lines. */
export const RETAIL = `
store: store?, shop*, pop-up, branch*, cashier*, merchandis*, footfall, opening hours, contactless, assortment, product line
+ conversion from visit to purchase | % | people counted at the door, 28 days | returns
- p90 waiting time at the till | minutes | peak hours, 28 days | staff cost per receipt
+ sales per square metre | € a month | net of returns | gross margin

hospitality: hotel*, restaurant*, guest*, kitchen*, reservation*, museum*, theatre, visitor*, bakery, library, libraries
+ guest rating | of 5 | all platforms, 28 days | price per night
+ share of guests who come back | % | within 12 months | discount rate
- food waste | % of purchases | by value, 28 days | dishes sold out
`
