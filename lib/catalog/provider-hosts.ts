/**
 * Names of providers by the host of their authorize address. Only a name: whether an address there is an
 * authorize request is read from its parameters, as on any host.
 *
 * Source: hosts of `config/oauth.json` in simov/grant (MIT), 2026-11, without those in `providers.ts`.
 * To refresh it, compare with that file; `test/unit/recognition/providers.test.ts` says what is missing.
 * The worker and the command line know these names, pages do not. `*` stands for each word of the line, and a word may be
 * `domain:platform` where the two differ.
 */
const BY_PATTERN: Readonly<Record<string, string>> = {
  'api.*.com':
    '23andme 500px alchemer assembla box createsend:campaignmonitor cheddarapp:cheddar delivery edmodo genius getbase gitbook groovehq:groove harvestapp:harvest imgur instagram jamendo lyft mendeley moxtra nylas pinterest producthunt projectplace skyrock slice smugmug stocktwits surveymonkey ticketbud timelyapp typeform unbounce venmo vimeo weibo workos xero xing',
  'www.*.com':
    'arcgis coinbase dailymotion deviantart etsy eventbrite eyeem fitbit flickr formstack goodreads hellosign iconfinder mapmyfitness mixcloud patreon paypal plurk pushbullet ravelry strava thingiverse traxo tripit tumblr wrike yammer',
  '*.com':
    'acuityscheduling bitly bufferapp:buffer discogs dribbble foursquare getpocket gumroad idonethis medium podio redbooth runkeeper stackexchange disqus todoist trello unsplash untappd vercel weekdone',
  'app.*.com': 'clio netlify optimizely storyblok surveysparrow',
  'secure.*.com': 'echosign meetup myob nokotime',
  'login.*.com': 'ibm mailchimp procore uber',
  'accounts.*.com': 'freelancer snapchat',
  'account.*.com': 'mooloop:jumplead withings',
  'signin.*.com': 'ebay infusionsoft',
  'id.*.com': 'heroku shoeboxed',
  'oauth.*.com': 'vk yandex',
  '*': 'restapi.actonsoftware.com:acton auth.aweber.com:aweber openapi.baidu.com:baidu oauth-api.beatport.com:beatport oauth2.constantcontact.com:constantcontact cloud.digitalocean.com:digitalocean my.ecwid.com:ecwid ws.homeaway.com:homeaway platform.hootsuite.com:hootsuite kauth.kakao.com:kakao services.mailup.com:mailup web.mention.com:mention nid.naver.com:naver home.nest.com:nest graph.qq.com:qq ssl.reddit.com:reddit connect.squareup.com:square outofindex.uservoice.com:uservoice vrapi.verticalresponse.com:verticalresponse partners.viadeo.com:viadeo open.weixin.qq.com:wechat public-api.wordpress.com:wordpress angel.co:angellist accounts.coursera.org:coursera ident.familysearch.org:familysearch geekli.st:geeklist gitter.im:gitter api.id.me:idme access.line.me:line idp.int.identitysandbox.gov:logingov app.mailxpert.ch:mailxpert www.openstreetmap.org:openstreetmap osu.ppy.sh:osu phantauth.net:phantauth panel.socialpilot.co:socialpilot stormz.me:stormz api-v2launch.trakt.tv:trakt id.twitch.tv:twitch',
  // A leading dot stands for any name below it: each customer has one.
  '.*.com': 'onelogin snowflakecomputing:snowflake api.concursolutions:concur',
  '.*': 'aha.io:aha authing.cn:authing battle.net:battlenet crossid.io:crossid',
};

const names = new Map<string, string>();
/** By the last two labels: `mcp.` in front of these is the same vendor's. */
const vendors = new Map<string, string>();
for (const [pattern, words] of Object.entries(BY_PATTERN)) {
  for (const word of words.split(' ')) {
    const [part = '', platform = part] = word.split(':');
    const host = pattern.replace('*', part);
    names.set(host, platform);
    vendors.set(host.split('.').slice(-2).join('.'), platform);
  }
}

/** Vendors in `providers.ts` that run a server for agents beside it (MCP), and others that do. */
const AGENT_SERVERS: Readonly<Record<string, string>> = {
  'asana.com': 'asana',
  'atlassian.com': 'atlassian',
  'canva.com': 'canva',
  'figma.com': 'figma',
  'hubspot.com': 'hubspot',
  'monday.com': 'monday',
  'notion.com': 'notion',
  'slack.com': 'slack',
  'stripe.com': 'stripe',
  'zapier.com': 'zapier',
};

/**
 * The platform that a host belongs to, or null.
 * @param host lower case, without trailing dot.
 */
export function platformAt(host: string): string | null {
  const exact = names.get(host);
  if (exact !== undefined) return exact;
  if (host.startsWith('mcp.')) {
    const vendor = host.slice(4);
    return AGENT_SERVERS[vendor] ?? vendors.get(vendor) ?? null;
  }
  const dot = host.indexOf('.');
  return dot < 0 ? null : (names.get(host.slice(dot)) ?? null);
}
