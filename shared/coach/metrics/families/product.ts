/** Families of metrics for product and design; `read-families.ts` tells the form of the lines. */
export const PRODUCT = `
feature: feature*, module?, mvp?, prototype?, dark mode, build?, implement?, develop?, launch?, ship?, beta, widget?, user?
+ engagement with {the feature} | % of weekly users | use it at least once in 7 days | task success rate
+ share of users who finish the task | % | of sessions that start it, 28 days | median time on task
+ retention after four weeks | % | active in week four, by start week | support tickets per user

activation: sign-up, activation, onboarding flow, user onboarding, customer onboarding, guided setup, registration, trial, onboarding?
+ activation rate | % | new accounts with a first result within 7 days | retention after four weeks
- median time to first value | minutes | from sign-up to first result | activation rate
+ trial-to-paid conversion | % | paid within 30 days, by start week | refunds

redesign: redesign*, usab*, ux, user interface, navigation, design system, page?, screen?, homepage?, menu, accessib*, a11y, screen reader
+ task success rate | % | people who finish unaided, at least 8 a round | median time on task
- task error rate | % | sessions with a rejected input, 28 days | task success rate
- accessibility complaints | a month | confirmed | release frequency

checkout: checkout, payment, basket, cart, pay?, e-commerce, online shop, web shop, product page*
+ checkout completion rate | % | paid of started, 28 days | refund rate
- basket abandonment | % | no order within 24 hours | average order value
- payment failure rate | % | of all attempts, 28 days | fraud losses

search: search*, filter, recommend*, personali*, catalog*, ranking
+ share of searches that lead to a click | % | first results page, 7 days | median time to result
- searches without a result | % | 7 days | share of searches that lead to a click
+ revenue from recommended items | € a month | ordered in the same visit | return rate

user-research: user research, interview?, usability test*, feedback?, customer survey, nps, csat, customer advisory
+ net promoter score | points | rolling quarter | response rate
+ customer satisfaction score | % | answers of 4 and 5 of 5, 28 days | response rate
+ share of new features that users keep using | % | weekly use after 8 weeks | time to market

market-entry: europe*, market?, new market, expan*, country, countries, locali*, translat*, international*, language, go to market
+ active customers in the new market | customers | an order or session in 28 days | support response time there
+ revenue from the new market | € a month | net, booked | gross margin there
+ share of visitors there who become customers | % | by first-visit month | refund rate there

form: form?, questionnaire, paper form, self-service, self-serve, portal?, kiosk, book*, chatbot, bot?
+ form completion rate | % | sent of started, 28 days | share of forms with errors
+ share of requests solved without staff | % | no repeat contact in 7 days, 28 days | satisfaction with self-service
- median time until a request is settled | hours | from sent to settled, 28 days | repeat contacts

churn: churn*, retention?, win back, renew*, cancel*, subscri*, pause
- monthly churn | % | of paying customers at the start of the month | discount rate
+ renewal rate | % | of contracts due in the quarter | gross margin
+ share of lapsed customers who return | % | order within 90 days | discount rate
`
