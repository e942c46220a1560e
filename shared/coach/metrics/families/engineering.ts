/** Families of metrics for engineering; the form of the lines is told in `read-families.ts`. */
export const ENGINEERING = `
deployment: deploy*, ci/cd, cicd, pipeline?, release?, ship?, rollout?, roll out?, go live?, continuous delivery, feature flag
- deployment time | minutes | median from merge to live, all deployments of 7 days | rollback rate
+ deployment frequency | a day | deployments to production, mean of 4 weeks | change failure rate
- rollback rate | % | deployments rolled back within 24 hours, of all in 28 days | lead time from merge to live

reliability: reliab*, incident, outage, uptime, downtime, availab*, slo, sla, failover, resilien*, redundan*, sre, load balanc*, high availability, backup, disaster recovery, business continuity, restore
- time to recover from an incident | minutes | median from first alert to service restored, 90 days | repeat incidents
- incidents that customers notice | a month | severity 1 and 2, by start date | delivery speed
+ availability | % | successful of all requests, rolling 28 days | cost per request

performance: latency, perform*, page speed, speed up, faster?, load time, cach*, cdn, slow?, response time, throughput, scalab*, scale?
- p95 response time | ms | server side, all requests of 7 days | error rate
- page load time | seconds | p75 of largest contentful paint, real users, 28 days | bounce rate
- share of requests slower than one second | % | all requests of 7 days | cost per request

testing: test automation, automated test, unit test, test coverage, test suite, flaky, qa, regression, e2e, end to end test, smoke test
- defects found by customers | a month | confirmed bugs from outside, by report date | lead time for changes
- change failure rate | % | changes that needed a fix within 7 days, of all | deployment frequency
- time to get test results | minutes | p90 from push to result, 7 days | escaped defects

migration: migrat*, legacy, monolith, microservice, cloud?, re-platform, replatform, upgrade, kubernetes, k8s, container*, decommission*, sunset, cutover, data centre, refactor*, tech* debt, moderni*, rewrite?, cloud cost, cloud spend, finops, aws, azure
- running cost of the service | € a month | infrastructure and licences, as invoiced | availability
- lead time for changes | days | median from commit to live, 28 days | change failure rate
- incidents caused by the old system | a month | root cause in the part to be replaced | errors after cutover

developer-tools: developer portal, internal tool*, dev environment, test environment, staging, sandbox, self-hosted, platform team, platform?, template, scaffold*, monorepo, build time, build system, developer?, engineer?, terraform, infrastructure as code, component library, code review, pull request
- time to first change for a new engineer | days | from first day to first change live | rollback rate
- build time | minutes | p90 of builds on the main branch, 7 days | share of builds that fail
+ developer satisfaction | of 5 | mean answer of the quarterly survey, with response rate | lead time for changes

api: api, sdk, webhook, endpoint, integrat*, graphql, connector, plugin, marketplace, partner integration
- time to first successful call | minutes | median from key issued to first 2xx answer, new developers | API error rate
+ developers who make a call every week | developers | distinct keys owners, 7 days | API error rate
- API error rate | % | 5xx of all calls, 7 days | p95 response time

monitoring: monitor*, alert*, on-call, oncall, observab*, logging, tracing, metrics stack, runbook, playbook?, post-mortem, postmortem
- time to notice an incident | minutes | median from start to first alert, 90 days | false alarms
- alerts that wake somebody up | a week | pages between 22:00 and 07:00 | incidents that customers notice
- share of incidents that customers report first | % | of all incidents in 90 days | false alarms

mobile-app: mobile app, ios, android, app?, app store, native app, push notification, tablet
+ crash-free sessions | % | sessions without a crash, 7 days | app start time
+ share of app users who come back in week four | % | by install week | push opt-outs
+ app store rating | of 5 | mean of new ratings, 28 days, both stores | crash-free sessions
`
