/** Families of metrics for public service; `read-families.ts` tells the form of the lines. */
export const PUBLIC_SERVICE = `
permit: permit*, planning application, licens* application, application?, passport, case management
- p80 time to a decision on an application | days | from complete application, quarter | decisions overturned
- share of applicants who wait longer than allowed | % | last day of the month | decisions overturned
+ share of applicants who send everything at once | % | month | time to apply

digital-government: e-government, citizen*, resident*, public service*, city?, council*, government*, online service, consultation*
+ share of cases handled online from start to end | % | quarter | satisfaction of people who come in person
- p90 waiting time at the desk | minutes | from ticket to call, 28 days | time per case
+ trust of residents in the service | of 5 | yearly survey of 400 | cost per case

transport: public transport, transport*, train service, bus?, cycle path, cyclist*, road?, traffic*, mobility
+ punctuality | % of trips | within three minutes, 28 days | cancelled trips
+ share of journeys by bus, train or bike | % | yearly survey | road accidents
- people hurt on the roads | a year | police record | travel time

social-services: benefit?, welfare, social work*, housing*, tenant*, homeless*, care home, elderly, older people, childcare, youth*
- p80 time until a benefit is paid | days | from application, quarter | payments corrected later
+ share of people in work after six months | % | by start quarter | wage after six months
+ share of older people with care needs who live at home | % | half-yearly | load on relatives
`
