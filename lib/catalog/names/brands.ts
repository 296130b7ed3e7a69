/**
 * Names that people trust, and that others borrow on a consent page.
 *
 * Source: our own choice: the brands that Microsoft, Proofpoint and Wiz name in reports on consent phishing
 * (facts §4), the providers of the catalogue, and tools that offices know. Product words from their sites.
 * Licence: names are facts; no text is taken.
 * Date: 2026-11-23.
 * Refresh: add a line when a report names a brand; run the look-alike tests, which hold ordinary names too.
 * A line is: the brand, its own names, and after the bar the words that make a product together with one.
 * Goes to pages: keep it short.
 */
export const BRANDS = `
Microsoft: microsoft outlook onedrive sharepoint office365 microsoft365 | office word excel teams azure planner exchange authenticator defender entra intune copilot exchange hotmail live viva loop 365
Google: google gmail youtube | drive docs sheets slides calendar meet chat workspace photos forms cloud chrome keep gsuite
Adobe: adobe acrobat | reader sign pdf creative express scan acrobat
DocuSign: docusign | esignature signature sign
Zoom: zoom | meeting meetings workplace scheduler webinar phone
Slack: slack | connect workspace
Dropbox: dropbox | sign paper backup transfer
Salesforce: salesforce | crm sales
GitHub: github | desktop copilot actions cli
GitLab: gitlab | duo runner
Okta: okta | verify
Apple: apple icloud | id music
Amazon: amazon aws | prime business web
PayPal: paypal | checkout payments
Atlassian: atlassian jira confluence trello bitbucket | cloud software
Notion: notion | calendar ai
HubSpot: hubspot | crm sales
LinkedIn: linkedin | learning sales
Facebook: facebook instagram whatsapp | business messenger
Webex: webex | cisco meetings
Box: box | sign drive
ServiceNow: servicenow |
Workday: workday |
Citrix: citrix sharefile | workspace
QuickBooks: quickbooks intuit | online
Stripe: stripe | payments
Shopify: shopify | payments
Zendesk: zendesk | chat
Evernote: evernote |
WeTransfer: wetransfer | pro
TeamViewer: teamviewer | remote
OpenAI: openai chatgpt | gpt plus
Claude: anthropic claude | ai code
DeepL: deepl | translate translator
Grammarly: grammarly | business
LastPass: lastpass | vault
Bitwarden: bitwarden | vault
`;

/** Words that say nothing of their own beside a brand. "Sync for Outlook" keeps its "sync" and its "for". */
export const PLAIN_WORDS =
  'account accounts admin app apps auth authentication authenticator center centre cloud corp corporation desktop document documents email file files gmbh help helpdesk inc llc login logon ltd mail mobile notification notifications official online portal secure secured security service services share shared sharing sign signin sso storage support team the update verification verify viewer web www';

/** Words one letter away from a brand that mean something else: Canvas is no Canva, Stack no Slack. */
export const OTHER_WORDS =
  'ample apply apples amazons atlassians boxer canvas claudia clause claudie googol goggle notions outlooks slacks slick sack stack stripes strike strive stripy zooms zoo github gitea workdays citrus';
