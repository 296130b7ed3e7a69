/** The reasons of a score, in words. */
import type { RiskPart } from '../../contract/inventory.ts';
import { audienceWords } from '../words.ts';
import { areaWords } from './words.ts';

const REDIRECTS: Readonly<Record<string, string>> = {
  'look-alike': 'a host that looks like another one',
  tunnel: 'a tunnel',
  'ip-address': 'a bare address',
  'free-hosting': 'free hosting',
  'out-of-band': 'the screen, to be copied',
  'private-network': 'a private network',
  loopback: 'the person’s own machine',
  'native-client': 'a program on the machine',
  'custom-scheme': 'a program on the machine',
  'browser-extension': 'a browser extension',
};

const PARTS: Readonly<Record<string, (value: string) => string>> = {
  'data.write': () => 'may change it',
  'data.send': () => 'may send in the person’s name',
  'data.hidden': () => 'what it asks for is hidden',
  'data.labelled': (value) => `carries the label ${value}`,
  'data.confidential': () => 'somebody called its data confidential',
  'data.secret': () => 'somebody called its data secret',
  'data.public': () => 'somebody called its data public',
  'audience.people': (value) => `${value} people`,
  'audience.organisation-wide': () => 'one yes holds for everyone',
  'audience.may-edit': () => 'those who get it may change it',
  'credentials.offline': () => 'keeps access while the person is away',
  'credentials.abused': () => 'this client has turned up in break-ins',
  'credentials.first-party': () => 'the provider’s own app',
  'credentials.look-alike': (value) => `its name looks like ${value}, and it is not`,
  'credentials.unverified': () => 'nobody vouches for the publisher',
  'credentials.verified': () => 'the provider vouches for the publisher',
  'credentials.shared': (value) =>
    value === 'organisation'
      ? 'everyone here may use its credentials'
      : 'anyone may use its credentials',
  'credentials.maker': () => 'runs with its maker’s credentials',
  'credentials.no-sign-in': () => 'opens without a sign-in',
  'ownership.nobody': () => 'nobody owns it',
  'ownership.no-agreement': () => 'no agreement with the vendor is known',
  'ownership.approved': () => 'it is approved',
  'ownership.limited': () => 'it is approved within limits',
  'hosting.open-endpoints': (value) => `${value} open entry points`,
};

/** One reason of a score, in words. */
export function partWords({ code, value }: RiskPart): string {
  const known = PARTS[code];
  if (known !== undefined) return known(String(value ?? ''));
  const [group = '', ...rest] = code.split('.');
  const name = rest.join('.');
  const where = value === null ? '' : ` (${String(value)})`;
  if (group === 'data') return `reaches ${areaWords(name)}`;
  if (group === 'audience')
    return `open to ${name in audienceWords ? audienceWords[name as keyof typeof audienceWords] : name}`;
  if (group === 'redirect') return `answers go to ${REDIRECTS[name] ?? name}${where}`;
  if (group === 'endpoint') return `sends to ${REDIRECTS[name] ?? name}${where}`;
  return `odd request: ${name.replace(/^anomaly\./u, '').replaceAll('-', ' ')}`;
}

export const groupWords: Record<RiskPart['group'], string> = {
  data: 'Data',
  audience: 'Audience',
  credentials: 'Credentials',
  ownership: 'Ownership',
  hosting: 'Hosting',
};
