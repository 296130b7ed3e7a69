/** Better ways to take a step, and what is said while and after they are done, in German. */
import type { enFixes } from './en-fixes.ts';
import { domainName, plural, shortName } from './text.ts';

const people = (count: number) =>
  plural('de', count, { one: 'Eine Person', other: `${count} Personen` });

export const deFixes: typeof enFixes = {
  fixes: {
    'link-organisation': (organisation) =>
      `Auf ${organisation === null ? 'Ihre Organisation' : shortName(organisation)} beschränken`,
    'link-restricted': 'Nur für Personen mit Zugriff',
    'remove-recipients': (count, domain) =>
      domain === null
        ? `${people(count)} von außen entfernen`
        : `${people(count)} entfernen (${domainName(domain)})`,
    'view-only': 'Nur ansehen lassen',
    'expire-in-30-days': 'Zugriff nach 30 Tagen beenden',
  },
  fixing: {
    hint: 'Bitte hier weiter. Die Seite ändert es, und wir sehen nach, ob sie es getan hat.',
    again: 'Danke. Tun Sie es noch einmal, dann geht es weiter',
    againMore: 'Die Seite hat es schon versucht, und dieser Versuch wurde angehalten.',
    fixed: 'Erledigt, die Seite bestätigt es',
    fixedMore: 'Sie können jetzt weitermachen.',
    notFixed: 'Das ließ sich von hier aus nicht erledigen',
    notFixedMore:
      'Nichts wurde geteilt. Bitte ändern Sie es auf der Seite und machen Sie dann weiter.',
  },
};
