/** Families of metrics for marketing and communication; `read-families.ts` tells the form of the lines. */
export const MARKETING = `
campaign: campaign, ad?, ads, advert*, promot*, marketing?, leaflet
+ new customers from the campaign | customers | first order within 30 days, last touch | cost per new customer
- cost per new customer | € | spend, campaign to date | average order value
+ conversion from visit to order | % | visits from the campaign, 28 days | return rate

newsletter: newsletter, email*, e-mail, marketing automation
+ share of newsletter readers who act on it | % | goal within 7 days, of delivered | unsubscribe rate
+ revenue from newsletter readers | € a month | orders within 7 days of a click | unsubscribe rate
- unsubscribe rate | % | of delivered, mean of 4 issues | share of newsletter readers who act on it

event: event?, webinar, conference, trade fair, trade show, talk?, workshop?, hackathon
+ share of attendees who become customers | % | within 90 days | cost per attendee
+ qualified leads from events | a quarter | accepted by sales | cost per qualified lead
+ event rating | of 5 | attendees, the day after | no-show rate

website: website, web site, landing page, blog*, content?, article?, seo, social media, linkedin, instagram, tiktok, youtube, podcast, video?
+ conversion from visitor to enquiry | % | unique visitors, 28 days | quality of enquiries
- bounce rate | % | landing pages, 28 days | conversion from visitor to enquiry
+ readers who start a trial | a month | first touch on an article | cost per trial

brand: brand*, press?, pr?, media coverage, reputation
+ unaided brand awareness | % | target group, survey of 400 | cost per contact
+ share of buyers who name us first | % | target group, half-yearly survey | price premium

loyalty: loyalty*, referral*, reward*, bonus card, word of mouth, voucher
+ repeat purchase rate | % | second order within 90 days | discount rate
+ share of new customers who were referred | % | first orders of the month | cost per referral
+ customer lifetime value | € | gross margin over 24 months | discount rate
`
