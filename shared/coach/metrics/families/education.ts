/** Families of metrics for education and research; the form of the lines is told in `read-families.ts`. */
export const EDUCATION = `
teaching: curricul*, lesson*, teach*, classroom*, syllabus, school*, pupil*, kindergarten, textbook, reading corner, reading programme, homework
+ share of pupils who reach the expected level | % | same test in every class, end of term | differences between classes
+ pupils who read for pleasure every week | % | class survey, once a term | test results
- lessons cancelled | % | of lessons planned, term to date | overtime of teachers

higher-education: student*, universit*, degree, lecture*, exam*, campus, graduate*, faculty, scholarship*, enrol*, admission*, tuition, bootcamp, course catalogue
+ course completion rate | % | enrolled students who pass, by start term | exam standard
+ share of graduates in work after six months | % | yearly survey, with response rate | starting salary
- drop-out rate in the first year | % | by start term | exam standard
`
