/** Families of metrics for data and analytics; `read-families.ts` tells the form of the lines. */
export const DATA = `
dashboard: dashboard, report?, reporting, business intelligence, kpi?, visuali*, power bi, tracking, analytics, baseline?
+ share of managers who decide with {the dashboard} | % | weekly users among those it is for | median time to answer
- median time to answer a data question | hours | from asked to answered, 28 days | answers corrected later
- time spent on manual reports | hours a month | own record | answers corrected later

data-pipeline: data pipeline, etl, data warehouse, ingest*, data platform, batch job, airflow, dbt
- p95 data age | hours | tables that reports use | cost per load
- failed nightly loads | a month | late or broken at 07:00 | data age
- median time from new source to first use | days | sources of the quarter | data errors found by users

data-quality: data quality, data clean*, dedup*, duplicate, master data, data governance, data catalog*, database?
- data errors found by users | a month | confirmed | data age
- duplicate customer records | % | monthly match | wrongly merged records
+ trust in the data | of 5 | quarterly survey of users | data age

machine-learning: machine learning, ml, ai, artificial intelligence, predict*, algorithm, llm, model?
- error rate of the prediction | % | live cases, 28 days | share of cases left to people
+ share of suggestions that people accept | % | unchanged, 7 days | corrections afterwards
- handling time per case | hours | with it against without it | error rate
`
