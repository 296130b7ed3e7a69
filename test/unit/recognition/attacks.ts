/**
 * Every attack of the consent research (facts §4), and what answers it: a rule of the starter policy that
 * decides a trick of `tricks.ts`, or a case of `starter.cases.yaml`, by its name.
 */
interface Answered {
  readonly id: string;
  readonly rule: string;
  readonly tricks: readonly string[];
  readonly cases: readonly string[];
  /** The rule only observes, and why it is not in force from the start. */
  readonly onTrial?: string;
  /** What the rule does not reach. */
  readonly limit?: string;
}

interface Unanswered {
  readonly id: string;
  /** Why no rule can answer it, and what can. */
  readonly cannot: string;
}

export const ATTACKS: ReadonlyArray<Answered | Unanswered> = [
  {
    id: 'consent-phishing',
    rule: 'unreviewed-app-with-mail-or-files',
    tricks: ['consent-phishing', 'request-object', 'nested-google', 'posted'],
    cases: ['classic consent phishing, mail and files for ever, from nobody known'],
  },
  {
    id: 'consent-fix',
    rule: 'borrowed-tool',
    tricks: ['first-party-loopback', 'first-party-native-client'],
    cases: ['a website that borrows a command-line tool (ConsentFix)'],
    limit:
      'The paste of the answer into another page is not looked at; the request before it is held.',
  },
  {
    id: 'device-code-phishing',
    rule: 'device-code',
    tricks: [
      'device-code-microsoft',
      'device-code-prefilled',
      'device-code-github',
      'device-code-google',
      'device-code-salesforce',
      'device-code-okta',
      'device-code-anywhere',
    ],
    cases: ['a device code that a stranger sent'],
    limit:
      'At Salesforce, Okta and servers that nobody lists no surface reads the page for the code: only the page behind it is held, unless the rule is raised to request, which holds the address itself.',
  },
  {
    id: 'redirect-abuse',
    rule: 'silent-request-from-elsewhere',
    tricks: ['silent-redirect', 'silent-immediate'],
    cases: ['a silent request from an e-mail, to bounce off the provider'],
    onTrial: 'Sites renew their sign-in in this way all day; a company sees first which do.',
  },
  {
    id: 'look-alike-names',
    rule: 'borrowed-name',
    tricks: [],
    cases: ['a name with a zero in it'],
    limit: 'The name stands on the page only, so the request alone cannot be judged by it.',
  },
  {
    id: 'low-scope-impersonation',
    rule: 'borrowed-name',
    tricks: ['low-scope-impersonation'],
    cases: ['a well-known name that only asks who somebody is'],
  },
  {
    id: 'admin-consent',
    rule: 'consent-for-everyone',
    tricks: ['admin-consent'],
    cases: ['consent for the whole organisation'],
  },
  {
    id: 'strange-redirect',
    rule: 'answer-goes-to-nobody-known',
    tricks: [],
    cases: ['an answer into a tunnel'],
  },
  {
    id: 'evil-twin',
    rule: 'asks-for-more-than-agreed',
    tricks: [],
    cases: [
      'a known app in name, with wider scopes than it had',
      'a checked app that asks for more',
    ],
    limit:
      'A ceiling is known for apps in the policy’s own lists; for others the scopes count alone.',
  },
  {
    id: 'evil-twin-of-an-app-nobody-listed',
    rule: 'unreviewed-app-with-admin-or-directory',
    tricks: ['evil-twin'],
    cases: [],
  },
  {
    id: 'personal-account',
    rule: 'private-account',
    tricks: ['personal-account', 'nested-microsoft-personal'],
    cases: ['a private account'],
    onTrial: 'Whether private accounts are welcome is each company’s own decision.',
  },
  {
    id: 'silent-re-consent',
    rule: 'silent-request-from-elsewhere',
    tricks: ['silent-redirect', 'silent-immediate'],
    cases: [],
    onTrial: 'As for redirect abuse.',
    limit: 'include_granted_scopes asks for nothing new: see earlier-grants-included.',
  },
  {
    id: 'popup-tab-frame',
    rule: 'unreviewed-app-with-mail-or-files',
    tricks: ['consent-phishing'],
    cases: [],
    limit:
      'Where a request is shown changes nothing that rules see; the flow tracker follows tabs and openers, and providers refuse frames.',
  },
  {
    id: 'one-tap-and-fedcm',
    cannot:
      'The browser itself asks, outside every page and without a navigation. It gives identity only; the browser’s enterprise policies decide about it. A window that asks for scopes afterwards is an ordinary request.',
  },
  {
    id: 'extension-asks-in-a-window',
    rule: 'unreviewed-app-with-mail-or-files',
    tricks: [],
    cases: ['an extension that asks for mail in a window'],
  },
  {
    id: 'extension-asks-the-browser',
    cannot:
      'chrome.identity.getAuthToken asks for the account of the browser profile without a navigation that an extension could see. The list of extensions that a company allows answers it.',
  },
  {
    id: 'fresh-client-ids',
    rule: 'unreviewed-tool-server',
    tricks: ['agent-with-fresh-client'],
    cases: ['a tool server that nobody has checked (MCP), from an app registered a minute ago'],
  },
  {
    id: 'parameter-pollution',
    rule: 'request-in-disguise',
    tricks: [
      'two-client-ids',
      'client-id-in-query-and-form',
      'two-redirects',
      'two-scopes',
      'encoded-name',
      'request-object-other-app',
    ],
    cases: ['two client ids in one request', 'an encoded parameter name'],
  },
  {
    id: 'look-alike-host',
    rule: 'look-alike-sign-in',
    tricks: ['name-in-front', 'letters-that-look-alike', 'credentials', 'brand-and-sign-in-word'],
    cases: ['a sign-in page that imitates Google'],
  },
];
