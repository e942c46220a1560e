/** Families of metrics for marketing and communication; the form of the lines is told in `read-families.ts`. */
export const MARKETING = `
campaign: campaign, ad?, ads, advert*, paid media, paid search, google ads, retarget*, billboard, promot*, marketing?, leaflet, flyer, poster
+ customers won through the campaign | customers | first order within 30 days of contact, last touch | cost per new customer
- cost per new customer | € | spend over customers won, campaign to date | average order value
+ conversion from visit to order | % | visits from the campaign, 28 days | return rate

newsletter: newsletter, email*, e-mail, mailing*, drip, marketing automation, mail merge
+ share of readers who act on it | % | click and goal within 7 days, of delivered | unsubscribes
+ revenue from newsletter readers | € a month | orders within 7 days of a click | unsubscribes
- unsubscribe rate | % | of delivered mails, mean of 4 issues | share of readers who act on it

event: event?, webinar, conference, trade fair, trade show, expo, talk?, keynote, roadshow, workshop?, open day, hackathon
+ share of attendees who become customers | % | first order within 90 days of the event | cost per attendee
+ qualified leads from events | leads a quarter | accepted by sales | cost per qualified lead
+ share of attendees who would recommend it | % | answers of 9 and 10, day after | no-show rate

website: website, web site, landing page, web page, web shop?, homepage, microsite, relaunch*, cms, blog relaunch, blog*, content?, article?, white paper, seo, social media, linkedin, instagram, tiktok, youtube, podcast, video?
+ conversion from visitor to enquiry | % | unique visitors with an enquiry, 28 days | quality of enquiries
- bounce rate | % | single-page visits, landing pages, 28 days | conversion from visitor to enquiry
+ enquiries through the website | a week | valid ones, mean of 4 weeks | time to answer an enquiry

brand: brand*, press?, pr?, public relations, media coverage, journalist, rebrand*, logo design, award, reputation, sponsor*, tagline
+ unaided brand awareness | % | target group, survey of at least 400 | cost per contact
+ share of buyers who name us first | % | target group, half-yearly survey | price premium
+ trust in the brand | of 5 | mean answer in the target group | complaints

loyalty: loyalty*, referral*, refer a friend, reward*, bonus card, points programme, membership card, word of mouth, testimonial, voucher, coupon
+ repeat purchase rate | % | customers with a second order within 90 days | discount rate
+ share of new customers who were referred | % | of first orders in the month | cost per referral
+ customer lifetime value | € | gross margin over 24 months, by start month | discount rate
`
