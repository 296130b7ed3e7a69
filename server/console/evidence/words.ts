/** Words of the page that makes evidence. */
import { counted } from '../words.ts';

export const evidenceWords = {
  title: 'Evidence',
  lead: 'A bundle holds events exactly as they were stored, what proves that none was changed or left out, the policies that were in force, what people did about it, and a timeline. It is signed and can be checked without this service.',
  what: 'What to put into it',
  from: 'From',
  to: 'To',
  person: 'Person',
  device: 'Browser',
  app: 'App or connector',
  rule: 'Rule',
  any: 'all',
  reason: 'Why it is made',
  reasonHint: 'case 2026-12, asked for by …',
  look: 'See how much it is',
  looking: 'Counting…',
  found: (events: number, devices: number, policies: number) =>
    `${counted(events, 'event', 'events')} of ${counted(devices, 'browser', 'browsers')}, ${counted(policies, 'policy', 'policies')} in force.`,
  none: 'No event matches. Check the time and the names.',
  tooMany: (events: number) =>
    `More than ${counted(events - 1, 'event', 'events')} match. Take a shorter time or narrow it, and make several bundles.`,
  download: 'Make and download the bundle',
  empty: 'Say why it is made; it stands in the bundle and in the trail.',
  wrongTime: 'The time must begin before it ends.',
  check: 'How to check a bundle',
  checkLead: 'On any machine, without a network:',
  command: 'handrail evidence verify BUNDLE --keys KEYS',
  keyLead:
    'KEYS is a file with this key and those that sign the policy. Keep the key apart from the bundles:',
  copies:
    'A bundle is a copy. Retention and erasure do not reach it; who downloads it keeps it as long as the case needs, and no longer.',
} as const;
