/** What the dialog says of earlier requests and of the privacy notice, in French. */
import type { enRequests } from './en-requests.ts';
import { name } from './text.ts';

export const frRequests: typeof enRequests = {
  earlier: {
    waiting: (day) =>
      `Vous avez demandé une approbation le ${day}. La réponse n’est pas encore là.`,
    refused: (day) => `Vous aviez déjà demandé, et le ${day} cela n’a pas été approuvé.`,
    ended: (day) => `Votre approbation a pris fin le ${day}. Vous pouvez redemander.`,
    says: 'La réponse était\u00a0:',
  },
  askAgain: 'Redemander',
  quietAfter: (span) =>
    `Si vous continuez, la question ne revient pas pour la même chose pendant ${span}.`,
  privacy: {
    title: (organisation) => `Ce qui est enregistré chez ${name(organisation)}`,
    first: 'Rien à votre sujet n’est enregistré avant que vous ayez lu ceci.',
    holdsRequest: 'Votre demande attend ici et part dès que vous avez lu ceci.',
    full: 'Lire en entier',
    read: 'J’ai lu ceci',
  },
};
