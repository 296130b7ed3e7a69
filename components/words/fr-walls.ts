/** What a provider's own stop means, and that a step is an exercise, in French. */
import type { enWalls } from './en-walls.ts';
import { name } from './text.ts';

export const frWalls: typeof enWalls = {
  walls: {
    'needs-admin-approval': {
      title: (product) => `${name(product)} demande d’abord à un administrateur`,
      more: (organisation) =>
        `Cette application attend l’accord de ${organisation === null ? 'votre organisation' : name(organisation)}. D’ici là, rien ne lui a été transmis.`,
    },
    'blocked-by-organisation': {
      title: (product) => `Cette application est désactivée dans ${name(product)}`,
      more: (organisation) =>
        `C’est un choix de ${organisation === null ? 'votre organisation' : name(organisation)}. Rien n’a été transmis à l’application.`,
    },
    'blocked-by-provider': {
      title: (product) => `${name(product)} a arrêté cette application`,
      more: () => 'Le fournisseur ne la laisse entrer pour personne. Rien ne lui a été transmis.',
    },
    'unverified-app': {
      title: (product) => `${name(product)} n’a pas vérifié cette application`,
      more: (organisation) =>
        `Le fournisseur met en garde contre les applications qu’il ne connaît pas. ${organisation === null ? 'Votre organisation' : name(organisation)} peut vous dire si celle-ci convient.`,
    },
    'misconfigured-app': {
      title: (product) => `Cette application et ${name(product)} ne s’accordent pas`,
      more: () =>
        'L’application a formulé sa demande d’une façon que le fournisseur n’accepte pas. Seul son éditeur peut y remédier\u00a0; rien n’a été transmis.',
    },
  },
  drill: {
    title: 'Exercice',
    more: 'Cette application est inventée. Rien de vous n’est en jeu\u00a0; l’exercice montre à quelle vitesse un arrêt arrive.',
  },
};
