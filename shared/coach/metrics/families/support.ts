/** Families of metrics for support and customer success; `read-families.ts` tells the form of the lines. */
export const SUPPORT = `
support-desk: support?, helpdesk, help desk, service desk, ticket*, escalat*, customer service, live chat, backlog?
- median first response time | hours | opening hours, 28 days | first-contact resolution
+ first-contact resolution | % | not reopened in 7 days, 28 days | handling time
- p75 time to resolve a ticket | hours | from opened to solved, 28 days | tickets reopened

documentation: docs, doc?, document*, guide?, tutorial, handbook, wiki, faq, help page, help article, help centre, knowledge base
- questions that the docs could answer | a week | tagged by support | satisfaction with answers
+ share of people who find the answer themselves | % | no ticket within 24 hours | repeat contacts
+ share of readers who say that the page helped | % | votes on the page, 28 days | searches without a result

call-centre: call centre, contact centre, hotline, phone?, emergency line
- p90 waiting time on the phone | minutes | opening hours, 28 days | calls per agent
- share of callers who hang up | % | before an answer | waiting time on the phone
- share of callers who call again | % | same matter, within 7 days | handling time

customer-success: customer success, customer health, key account, customer?, client?, adopt*
+ share of customers who use the product every week | % | paying accounts, 28 days | support tickets per customer
+ net revenue retention | % | last year's customers, today against then | discount rate
- customers at risk of leaving | customers | no use in 28 days or an open escalation | time per account

complaint: complain*, claim?, refund*, return portal, warrant*
- complaints per 1,000 customers | complaints | in writing or by phone, 28 days | share of complaints settled
- p75 time to settle a complaint | days | quarter | complaints reopened
`
