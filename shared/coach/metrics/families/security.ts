/** Families of metrics for security and compliance; the form of the lines is told in `read-families.ts`. */
export const SECURITY = `
vulnerability: vulnerab*, patch*, cve, pen test, pentest, penetration test, secur*, harden*, bug bounty, dependency scan, scanner?, owasp, threat model, fraud*, siem, firewall
- time to patch a critical finding | days | p90 from finding to fix live, 90 days | change failure rate
- critical findings older than 30 days | findings | open on the last day of the month, all systems | time to patch a critical finding
- exposure to known vulnerabilities | days | mean age of open critical and high findings | deployment frequency

access: sso, single sign-on, mfa, 2fa, two-factor, password*, login, log in?, sign-in, identity, access right, access control, permission, privileg*, zero trust, passkey, authenti*
- account takeovers | a quarter | confirmed, by date of the takeover | login success rate
- password reset requests | a week | tickets and self-service together | account takeovers
+ login success rate | % | log-ins that succeed within two tries, 7 days | account takeovers

security-awareness: phish*, security awareness, security training, cyber training, security champion, cyber*
- phishing click rate | % | recipients who click in the quarterly simulation | reports of real mail
+ share of staff who report a phishing mail | % | within one hour, quarterly simulation | false reports
- time until a suspicious mail is reported | minutes | median to first report | false reports

compliance: complian*, audit*, soc 2, soc2, iso 27001, iso?, certif*, pci, hipaa, sox, regulat*, policy?, policies?, risk assessment, risk register, controls?
- audit findings that come back | findings | raised in the audit before as well | hours spent on audit
- hours spent on audit evidence | hours | team's own record, per audit | audit findings
- time to answer a security questionnaire | days | median from receipt to sent, quarter | deals lost over security

privacy: gdpr, privacy, data protection, consent, cookie*, dpia, personal data, data retention, anonymi*, subject access
- time to answer a data request | days | p90 from receipt to answer, quarter | wrong disclosures
- privacy complaints | a quarter | from customers, staff and authorities | time to answer
- personal data kept past its date | % of records | monthly scan of all stores | wrongly deleted records
`
