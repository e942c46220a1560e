/** Families of metrics for engineering; `read-families.ts` tells the form of the lines. */
export const ENGINEERING = `
deployment: deploy*, ci/cd, pipeline?, release?, rollout?, roll out?, go live?, continuous delivery, feature flag
- median deployment time | minutes | from merge to live, 7 days | rollback rate
+ deployment frequency | a day | to production, mean of 4 weeks | change failure rate
- rollback rate | % | of deployments, within 24 hours, 28 days | lead time for changes
- median lead time for changes | hours | from commit to live, 28 days | change failure rate

reliability: reliab*, incident, outage, uptime, downtime, availab*, slo, sla, backup, disaster recovery, business continuity, restore
- median time to recover from an incident | minutes | from first alert to service restored, 90 days | repeat incidents
- incidents that customers notice | a month | severity 1 and 2 | lead time for changes
+ availability | % | of requests, rolling 28 days | cost per request

performance: latency, perform*, page speed, speed up, faster?, load time, response time, scalab*
- p95 response time | ms | server side, 7 days | error rate
- p75 page load time | seconds | largest contentful paint, real users, 28 days | bounce rate
- share of requests slower than one second | % | 7 days | cost per request

testing: test automation, automated test, unit test, test coverage, test suite, flaky, qa, regression
- defects found by customers | a month | confirmed, by report date | lead time for changes
- change failure rate | % | changes that needed a fix within 7 days | deployment frequency
- p90 time to test results | minutes | from push, 7 days | defects found by customers

migration: migrat*, legacy, monolith, cloud?, upgrade, kubernetes, cloud cost, finops, aws, azure, refactor*, tech* debt, moderni*, rewrite?
- monthly cost of the service | € | infrastructure and licences, as invoiced | availability
- median lead time for changes | hours | from commit to live, 28 days | change failure rate
- time spent on upkeep | hours a week | own record, mean of 4 weeks | availability

developer-tools: developer portal, internal tool*, dev environment, test environment, platform team, platform?, build time, developer?, engineer?, terraform, component library, code review, pull request
- median time to the first change of a new engineer | days | from first day to live | rollback rate
- p90 build time | minutes | main branch, 7 days | share of builds that fail
- median time to first review | hours | working hours, 28 days | defects found by customers

api: api, sdk, webhook, endpoint, integrat*, plugin, marketplace
- median time to first successful call | minutes | from key issued, new developers | API error rate
+ weekly active developers | developers | by key owner, 7 days | API error rate
- API error rate | % | 5xx of all calls, 7 days | p95 response time

monitoring: monitor*, alert*, on-call, observab*, logging, runbook, post-mortem
- median time to notice an incident | minutes | from start to first alert, 90 days | false alarms
- alerts that wake somebody up | a week | between 22:00 and 07:00 | incidents that customers notice
- share of incidents that customers report first | % | 90 days | false alarms

mobile-app: mobile app, ios, android, app?, app store, push notification
- crash rate | % | sessions that end in a crash, 7 days | app start time
+ share of app users who come back in week four | % | by install week | push opt-outs
+ app store rating | of 5 | new ratings, 28 days, both stores | crash rate
`
