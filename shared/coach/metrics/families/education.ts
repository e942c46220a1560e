/** Families of metrics for education; `read-families.ts` tells the form of the lines. */
export const EDUCATION = `
teaching: curricul*, lesson*, teach*, classroom*, school*, pupil*, reading corner, homework
+ share of pupils who reach the expected level | % | same test, end of term | differences between classes
+ share of pupils who read for pleasure every week | % | class survey, once a term | test results
- absence of pupils | % | half days, term to date | lessons cancelled

higher-education: student*, universit*, exam*, campus, graduate*, enrol*, research*, lab?
+ course completion rate | % | by start term | exam standard
+ share of graduates in work after six months | % | yearly survey | starting salary
- drop-out rate in the first year | % | by start term | exam standard
`
