/** Families of metrics for support and customer success; the form of the lines is told in `read-families.ts`. */
export const SUPPORT = `
support-desk: support?, helpdesk, help desk, service desk, ticket*, zendesk, escalat*, customer service, live chat, first line, triage, backlog?
- first response time | hours | median in opening hours, 28 days | first-contact resolution
+ first-contact resolution | % | closed with one answer and not reopened in 7 days | handling time
- time to resolve a ticket | hours | p75 from opened to solved, 28 days | tickets reopened

documentation: docs, doc?, document*, guide?, tutorial, handbook, wiki, faq, help page, help article, help centre, knowledge base, manual?, readme, how-to, user manual
- support tickets that the docs could answer | a week | tagged by the support team | satisfaction with answers
+ share of people who find the answer themselves | % | visits to help with no ticket within 24 hours | repeat contacts
+ share of readers who say it helped | % | yes of all votes on the page, 28 days | searches without a result

call-centre: call centre, contact centre, hotline, phone line, phone?, ivr, telephone, switchboard, emergency line
- waiting time on the phone | minutes | p90 until a person answers, opening hours, 28 days | calls per agent
- calls given up | % | hung up before an answer, of all calls | waiting time on the phone
- repeat calls about the same matter | % | second call within 7 days | handling time

customer-success: customer success, customer health, account review, business review, qbr, key account, customer?, client?, adopt*, user group, health score
+ share of customers who use the product every week | % | paying accounts with a weekly user, 28 days | support tickets per customer
+ net revenue retention | % | revenue of last year's customers today, of theirs then | discount rate
- customers at risk of leaving | customers | no use in 28 days or an open escalation | time per account

complaint: complain*, claim?, refund*, return portal, warrant*, goodwill, ombudsman, dissatisf*
- complaints per 1,000 customers | complaints | received in writing or by phone, 28 days | share of complaints settled
- time to settle a complaint | days | p75 from received to settled, quarter | complaints reopened
- share of complaints that come back | % | reopened within 60 days | time to settle a complaint
`
