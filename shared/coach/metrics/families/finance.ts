/** Families of metrics for finance and procurement; the form of the lines is told in `read-families.ts`. */
export const FINANCE = `
invoicing: invoic*, billing, dunning, accounts receivable, receivable, direct debit, debt collect*, credit control
- days sales outstanding | days | receivables over daily revenue, last day of the month | complaints about invoices
- share of invoices with errors | % | corrected or credited, of all sent in the month | cost per invoice
+ share of invoices paid on time | % | by due date, of those due in the month | complaints about invoices

month-end: month-end, month end, year-end, financial close, close the books, ledger, bookkeep*, reconcil*, erp
- days to close the month | days | working days until figures are released | corrections after the close
- corrections after the close | a quarter | journal entries in closed periods | days to close the month
- manual postings | a month | entries typed by hand | corrections after the close

budget: budget*, forecast*, financial plan*, cost control, controlling, cost cut*, saving*, cost?, spend?, spending, profit*, margin?, cash*, investor*
- forecast error | % | actual against forecast of three months ago | hours spent on planning
+ gross margin | % | revenue less direct cost, of revenue, quarter | customer satisfaction
- running cost per customer | € a month | all operating cost over active customers | customer satisfaction

procurement: procure*, purchas*, supplier?, vendor*, sourc*, accounts payable, purchase order, spend management, tender process
- purchase price against the market | % | index of the 20 largest items, quarter | delivery reliability of suppliers
- time from request to order | days | median, 28 days | spend outside contracts
+ delivery reliability of suppliers | % | orders complete and on the day, 90 days | purchase price

payroll: payroll, payslip, salar*, timesheet*, time recording, time tracking, wage*, pension*, benefits admin, expens*, travel?
- payroll errors | per 1,000 payslips | corrected afterwards, per run | hours per payroll run
- questions about payslips | a month | to HR and payroll | time to answer
- hours per payroll run | hours | all staff involved | payroll errors
`
