/**
 * Where a brand is at home: an app whose answer goes to one of its domains, or that has one of its ids, is
 * the brand's own and imitates nobody.
 *
 * Source: the brands' own documentation of sign-in and redirect addresses, and the providers' lists of
 * first-party apps (clients/); for Microsoft learn.microsoft.com "Microsoft 365 URLs and IP address ranges".
 * Licence: facts.
 * Date: 2026-11-23.
 * Not here: domains on which customers put up pages of their own (amazonaws.com, site.com, sharepoint.com).
 * Refresh: with `brands.ts`; a brand that is missing here is never known by its domain.
 * Only worker, service and command line see it; a page is told in its excerpt.
 */
export const BRAND_DOMAINS = `
Microsoft: microsoft.com microsoftonline.com live.com outlook.com office.com office365.com office.net onedrive.com azure.com consent.azure-apim.net login.windows.net windows.com visualstudio.com vscode.dev powerapps.com powerautomate.com powerplatform.com powerbi.com dynamics.com skype.com bing.com msn.com hotmail.com microsoft365.com cloud.microsoft linkedin.com github.com
Google: google.com youtube.com gmail.com withgoogle.com
Adobe: adobe.com adobelogin.com adobesign.com echosign.com acrobat.com behance.net frame.io
DocuSign: docusign.com docusign.net
Zoom: zoom.us zoom.com zoomgov.com zoom.events
Slack: slack.com slack-edge.com slack-gov.com salesforce.com
Dropbox: dropbox.com dropboxapi.com hellosign.com dropboxforum.com docsend.com
Salesforce: salesforce.com pardot.com tableau.com slack.com
GitHub: github.com
GitLab: gitlab.com gitlab.net
Okta: okta.com oktapreview.com
Apple: apple.com icloud.com me.com
Amazon: amazon.com alexa.com audible.com
PayPal: paypal.com paypal.me paypalobjects.com venmo.com braintreegateway.com
Atlassian: atlassian.com jira.com bitbucket.org trello.com loom.com opsgenie.com
Notion: notion.com notion.so makenotion.com
HubSpot: hubspot.com hubapi.com
LinkedIn: linkedin.com
Facebook: facebook.com instagram.com whatsapp.com meta.com fb.com messenger.com
Webex: webex.com cisco.com wbx2.com
Box: box.com boxcloud.com
ServiceNow: servicenow.com
Workday: workday.com myworkday.com
Citrix: citrix.com sharefile.com
QuickBooks: intuit.com quickbooks.com
Stripe: stripe.com
Shopify: shopify.com
Zendesk: zendesk.com zopim.com
Evernote: evernote.com
WeTransfer: wetransfer.com
TeamViewer: teamviewer.com
OpenAI: openai.com chatgpt.com
Claude: anthropic.com claude.ai claude.com
DeepL: deepl.com
Grammarly: grammarly.com superhuman.com
LastPass: lastpass.com
Bitwarden: bitwarden.com bitwarden.eu
`;
