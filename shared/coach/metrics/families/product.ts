/** Families of metrics for product and design; the form of the lines is told in `read-families.ts`. */
export const PRODUCT = `
feature: feature*, functionality, module?, mvp?, prototype?, dark mode, build?, implement?, develop?, launch?, v1, v2, beta, widget?, user?, capabilit*, tool?
+ engagement with {the feature} | % of weekly users | weekly users who use it at least once, 7 days | task success
+ share of users who finish the task | % | sessions that reach the last step, of those that start, 28 days | time on task
+ retention after four weeks | % | users active in week four, by start week | support tickets per user

activation: sign-up, signup, activation, onboarding flow, user onboarding, customer onboarding, product tour, first run, guided setup, setup wizard, registration, trial, freemium, welcome flow, onboarding?
+ activation rate | % | new accounts that reach the first result within 7 days | retention after four weeks
- time to first value | minutes | median from sign-up to first result, by sign-up week | activation rate
+ trial-to-paid conversion | % | trials that become paid within 30 days, by start week | refunds

redesign: redesign*, usab*, ux, user interface, ui?, navigation, design system, wireframe, page?, screen?, homepage?, menu, layout, accessib*, a11y, wcag, screen reader
+ task success rate | % | test persons who finish the task unaided, at least 8 a round | time on task
- error rate of the task | % | sessions with a rejected input, 28 days | task success rate
+ ease-of-use score | of 7 | mean answer after the task, single ease question | task success rate

checkout: checkout, payment, basket, shopping cart, cart, pay?, wallet, apple pay, card payment, buy?, one-click, e-commerce, ecommerce, online shop, web shop, product page*
+ checkout completion rate | % | checkouts paid of those started, 28 days | refund rate
- basket abandonment | % | baskets with no order within 24 hours | average order value
- payment failure rate | % | declined or broken of all attempts, 28 days | fraud losses

search: search*, filter, recommend*, personali*, discover*, catalog*, ranking
+ share of searches that lead to a click | % | first results page, 7 days | time to result
- searches without a result | % | of all searches, 7 days | share of searches that lead to a click
+ revenue from recommended items | € a month | orders with a recommended item within the visit | return rate

user-research: user research, customer research, interview?, usability test*, persona, feedback?, customer survey, nps, csat, user survey, customer advisory, journey map
+ net promoter score | points | promoters minus detractors, rolling quarter, with response rate | response rate
+ customer satisfaction | % | answers of 4 and 5 out of 5, 28 days | response rate
- effort score | of 7 | mean answer to "how hard was it", 28 days | resolution rate

market-entry: europe*, market?, new market, expan*, country, countries, region?, locali*, translat*, international*, language, go to market, launch in
+ active customers there | customers | with an order or session in 28 days, in the new market | support response time there
+ revenue from there | € a month | net, booked in the new market | gross margin there
+ share of visitors there who become customers | % | by first-visit month | refund rate there

form: form?, web form, questionnaire, wizard, application form, digital form, e-form, paper form, self-service, self-serve, portal?, kiosk, book*, chatbot, bot?
+ form completion rate | % | forms sent of those started, 28 days | share of forms with errors
- time to fill in the form | minutes | median of completed forms, 28 days | share of forms with errors
- share of forms that come back with errors | % | returned for correction, of all received | form completion rate

churn: churn*, retention?, win back, renew*, cancel*, subscri*, loyal user, pause
- monthly churn | % | paying customers lost, of those at the start of the month | discount rate
+ net revenue retention | % | revenue of last year's customers today, of theirs then | discount rate
+ renewal rate | % | contracts renewed, of those due in the quarter | gross margin
`
