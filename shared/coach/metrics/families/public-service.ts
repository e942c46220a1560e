/** Families of metrics for public service; the form of the lines is told in `read-families.ts`. */
export const PUBLIC_SERVICE = `
permit: permit*, planning application, building permit, licens* application, application?, passport, id card, registry, registration office, case management, casework
- time to a decision on an application | days | p80 from complete application to decision, quarter | decisions overturned
- applications waiting longer than allowed | applications | on the last day of the month | decisions overturned
+ share of applications complete at first sending | % | of all received in the month | time to apply

digital-government: e-government, egov, citizen portal, citizen*, resident*, public service*, town?, city?, council*, municipal*, government*, online service, ministry, consultation*
+ share of cases handled online from start to end | % | of all cases of the kind, quarter | satisfaction of people who come in person
- waiting time at the desk | minutes | p90 from ticket to call, 28 days | time per case
+ trust of residents in the service | of 5 | yearly survey, at least 400 answers | cost per case

transport: public transport, transport*, tram, train service, bus line, bus stop, cycle lane, cycle path, bike lane, cyclist*, road*, traffic*, timetable, station?, ferry, mobility
+ punctuality | % of trips | within three minutes of plan, 28 days | cancelled trips
+ journeys by bus, train or bike | % of journeys | yearly survey, residents | road accidents
- people hurt on the roads | a year | police record, our area | travel time

social-benefits: benefit?, welfare, social work*, allowance, care home, elderly, older people, jobseeker, job centre, social care, child care, childcare, nursery, foster*, youth*
- time until a benefit is paid | days | p80 from application to first payment, quarter | payments corrected later
+ share of people in work after six months | % | of those supported, by start quarter | wage after six months
+ older people who can stay in their own homes | % | of people with care needs, yearly | load on relatives

public-safety: fire brigade, fire safety, police*, ambulance, emergency?, crime, burglar*, civil protection, flood*, dispatch team, neighbourhood safety, rescue*
- response time of the emergency service | minutes | p90 from call to arrival, 90 days | calls that were false
- burglaries per 10,000 homes | burglaries | recorded, 12 months rolling | share of crimes reported
+ share of residents who feel safe at night | % | yearly survey | response time of the emergency service
`
