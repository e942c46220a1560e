/** Families of metrics for data and analytics; the form of the lines is told in `read-families.ts`. */
export const DATA = `
dashboard: dashboard, report?, reporting, bi, business intelligence, kpi?, visuali*, scorecard, self-service analytics, power bi, tableau, looker, tracking, analytics
+ share of managers who decide with {the dashboard} | % | weekly users among those it is for, 28 days | time spent on reports
- time to answer a data question | hours | median from asked to answered, 28 days | answers that had to be corrected
- hours spent on manual reports | hours a month | team's own record | answers that had to be corrected

data-pipeline: data pipeline, etl, elt, data warehouse, data lake, lakehouse, ingest*, data platform, batch job, airflow, dbt, nightly load, data feed, streaming
- data freshness | hours | p95 age of the tables that reports use | cost per load
- failed nightly loads | a month | loads late or broken at 07:00 | data freshness
- time from new source to first use | days | median over sources added in the quarter | data errors found by users

data-quality: data quality, data clean*, dedup*, duplicate, master data, customer id, data migration, data model, data governance, data catalog*, data dictionary, metadata
- data errors found by users | a month | confirmed, by report date | data freshness
- share of records with errors | % | monthly sample of 500 records | cost per record
- duplicate customer records | % | of all customer records, monthly match | wrongly merged records

machine-learning: machine learning, ml, model?, ai, artificial intelligence, predict*, forecast model, algorithm, llm, gpt, copilot, neural, classif*, deep learning
- error rate of the prediction | % | on live cases, 28 days, not on the training set | share of cases left to people
+ share of suggestions that people accept | % | accepted unchanged, of all shown, 7 days | corrections afterwards
- hours saved per case | hours | mean handling time with and without it, same kind of case | error rate
`
