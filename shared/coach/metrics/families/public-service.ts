/** Families of metrics for public service; `read-families.ts` tells the form of the lines. */
export const PUBLIC_SERVICE = `
permit: permit*, planning application, licens* application, application?, passport, id card, registry, registration office, case management
- p80 time to a decision on an application | days | from complete application, quarter | decisions overturned
- applications waiting longer than allowed | applications | last day of the month | decisions overturned
+ share of applications complete at first sending | % | month | time to apply

digital-government: e-government, citizen*, resident*, public service*, town?, city?, council*, municipal*, government*, online service, ministry, consultation*, participat*
+ share of cases handled online from start to end | % | quarter | satisfaction of people who come in person
- p90 waiting time at the desk | minutes | from ticket to call, 28 days | time per case
+ trust of residents in the service | of 5 | yearly survey of 400 | cost per case

transport: public transport, transport*, tram, train service, bus line, bus?, cycle lane, cycle path, bike lane, cyclist*, road?, traffic*, timetable, station?, ferry, mobility
+ punctuality | % of trips | within three minutes, 28 days | cancelled trips
+ journeys by bus, train or bike | % of journeys | yearly survey | road accidents
- people hurt on the roads | a year | police record | travel time

social-services: benefit?, welfare, social work*, social housing, housing*, tenant*, homeless*, care home, elderly, older people, jobseeker, job centre, childcare, nursery, foster*, youth*
- p80 time until a benefit is paid | days | from application, quarter | payments corrected later
+ share of people in work after six months | % | by start quarter | wage after six months
+ share of older people who can stay in their own homes | % | of those with care needs | load on relatives

public-safety: fire brigade, fire safety, police*, ambulance, emergency?, crime, civil protection, flood*, rescue*
- p90 response time of the emergency service | minutes | from call to arrival, 90 days | false calls
+ share of residents who feel safe at night | % | yearly survey | response time
`
