/** Families of metrics for finance and procurement; `read-families.ts` tells the form of the lines. */
export const FINANCE = `
invoicing: invoic*, billing, receivable, direct debit
- days sales outstanding | days | end of the month | complaints about invoices
- share of invoices with errors | % | corrected or credited, month | cost per invoice
+ share of invoices paid on time | % | of those due in the month | complaints about invoices

month-end: month-end, year-end, financial close, ledger, reconcil*, erp
- time to close the month | days | working days until figures are released | corrections after the close
- corrections after the close | a quarter | entries in closed periods | time to close the month

budget: budget*, forecast*, cost control, cost cut*, saving*, cost?, spend?, profit*, margin?, cash*, investor*
- deviation from the forecast | % | against the forecast of three months ago | hours spent on planning
+ gross margin | % | of revenue, quarter | customer satisfaction
- monthly cost per customer | € | all operating cost | customer satisfaction

payroll: payroll, payslip, salar*, pension*, expens*, travel?
- payroll errors per 1,000 payslips | errors | corrected afterwards | hours per payroll run
- p90 time until expenses are paid back | days | from claim, 28 days | claims corrected later

procurement: procure*, purchas*, supplier?, vendor*, purchase order
- median time from request to order | days | 28 days | spend outside contracts
+ delivery reliability of suppliers | % | complete and on the day, 90 days | purchase price
- spend outside contracts | % of spend | invoices without an order, quarter | time from request to order
`
