/** What a provider's own stop means, and that a step is an exercise, in English. */
import type { Wall } from '../../lib/activity/activity.ts';
import { name } from './text.ts';

interface WallText {
  readonly title: (product: string) => string;
  readonly more: (organisation: string | null) => string;
}

const at = (organisation: string | null) =>
  organisation === null ? 'your organisation' : name(organisation);

const walls: Record<Wall, WallText> = {
  'needs-admin-approval': {
    title: (product) => `${name(product)} asks an admin first`,
    more: (organisation) =>
      `This app needs a yes from ${at(organisation)}. Until then nothing has been shared with it.`,
  },
  'blocked-by-organisation': {
    title: (product) => `This app is switched off in ${name(product)}`,
    more: (organisation) =>
      `${at(organisation).replace(/^y/u, 'Y')} has set it so. Nothing has been shared with the app.`,
  },
  'blocked-by-provider': {
    title: (product) => `${name(product)} has stopped this app`,
    more: () => 'The provider does not let it in, for anyone. Nothing has been shared with it.',
  },
  'unverified-app': {
    title: (product) => `${name(product)} has not checked this app`,
    more: (organisation) =>
      `The provider warns about apps that it does not know. ${at(organisation).replace(/^y/u, 'Y')} can tell you whether this one is fine.`,
  },
  'misconfigured-app': {
    title: (product) => `This app and ${name(product)} do not fit together`,
    more: () =>
      'The app asked in a way that the provider does not take. Only its maker can mend that; nothing has been shared.',
  },
};

export const enWalls = {
  walls,
  drill: {
    title: 'Exercise',
    more: 'This app is made up. Nothing of yours is at stake; the exercise shows how fast a stop arrives.',
  },
};
