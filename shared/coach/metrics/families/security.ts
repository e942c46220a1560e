/** Families of metrics for security and compliance; `read-families.ts` tells the form of the lines. */
export const SECURITY = `
vulnerability: vulnerab*, patch*, cve, pen test, penetration test, secur*, harden*, firewall, fraud*
- p90 time to patch a critical finding | days | from finding to fix live, 90 days | change failure rate
- critical vulnerabilities older than 30 days | vulnerabilities | last day of the month, all systems | time to patch
- exposure to known vulnerabilities | days | mean age of open critical and high findings | deployment frequency

access: sso, single sign-on, mfa, password*, login, sign-in, identity, access control, permission, zero trust, authenti*
- account takeovers | a quarter | confirmed | login success rate
- password reset requests | a week | tickets and self-service | account takeovers
+ login success rate | % | within two tries, 7 days | account takeovers

security-awareness: phish*, security awareness, security training, cyber training, cyber*
- phishing click rate | % | quarterly simulation | reports of real mail
+ share of staff who report a phishing mail | % | within an hour, quarterly simulation | false reports

compliance: complian*, audit*, soc 2, iso 27001, certif*, regulat*, policy?, policies?, risk assessment
- audit findings that come back | findings | raised in the audit before as well | hours spent on audit
- median time to answer a security questionnaire | days | quarter | deals lost over security
+ share of deals that pass the security review | % | of those where one was asked, quarter | time to answer

privacy: gdpr, privacy, data protection, consent, personal data
- p90 time to answer a data request | days | quarter | wrong disclosures
- privacy complaints | a quarter | customers, staff and authorities | time to answer
`
