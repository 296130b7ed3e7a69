/** What a provider's own stop means, and that a step is an exercise, in German. */
import type { enWalls } from './en-walls.ts';
import { name } from './text.ts';

const by = (organisation: string | null) =>
  organisation === null ? 'Ihrer Organisation' : name(organisation);

export const deWalls: typeof enWalls = {
  walls: {
    'needs-admin-approval': {
      title: (product) => `${name(product)} fragt erst in der Verwaltung nach`,
      more: (organisation) =>
        `Diese App braucht ein Ja von ${by(organisation)}. Bis dahin ist nichts an sie gegangen.`,
    },
    'blocked-by-organisation': {
      title: (product) => `Diese App ist in ${name(product)} ausgeschaltet`,
      more: (organisation) =>
        `So ist es bei ${by(organisation)} eingestellt. Es ist nichts an die App gegangen.`,
    },
    'blocked-by-provider': {
      title: (product) => `${name(product)} hat diese App angehalten`,
      more: () => 'Der Anbieter lässt sie bei niemandem hinein. Es ist nichts an sie gegangen.',
    },
    'unverified-app': {
      title: (product) => `${name(product)} hat diese App nicht geprüft`,
      more: (organisation) =>
        `Der Anbieter warnt vor Apps, die er nicht kennt. Bei ${by(organisation)} weiß man, ob diese in Ordnung ist.`,
    },
    'misconfigured-app': {
      title: (product) => `Diese App und ${name(product)} passen nicht zusammen`,
      more: () =>
        'Die App hat so gefragt, dass der Anbieter es nicht annimmt. Das kann nur ihr Hersteller ändern; es ist nichts an sie gegangen.',
    },
  },
  drill: {
    title: 'Übung',
    more: 'Diese App ist erfunden. Für Sie steht nichts auf dem Spiel; die Übung zeigt, wie schnell ein Halt ankommt.',
  },
};
