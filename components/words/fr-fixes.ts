/** Better ways to take a step, and what is said while and after they are done, in French. */
import type { enFixes } from './en-fixes.ts';
import { domainName, plural, shortName } from './text.ts';

const people = (count: number) =>
  plural('fr', count, {
    one: 'une personne',
    other: `${new Intl.NumberFormat('fr').format(count)} personnes`,
  });

export const frFixes: typeof enFixes = {
  fixes: {
    'link-organisation': (organisation) =>
      `Limiter à ${organisation === null ? 'votre organisation' : shortName(organisation)}`,
    'link-restricted': 'Réserver aux personnes qui ont accès',
    'remove-recipients': (count, domain) =>
      domain === null
        ? `Retirer ${people(count)} de l’extérieur`
        : `Retirer ${people(count)} (${domainName(domain)})`,
    'view-only': 'Autoriser la consultation seule',
    'expire-in-30-days': 'Fermer l’accès après 30 jours',
  },
  fixing: {
    hint: 'Continuez ici. La page fait la modification, et nous vérifions qu’elle est faite.',
    again: 'Merci. Refaites l’action et elle passera',
    againMore: 'La page a déjà essayé, et cet essai a été retenu.',
    fixed: 'C’est fait, et la page le confirme',
    fixedMore: 'Vous pouvez continuer maintenant.',
    notFixed: 'Cela n’a pas pu se faire d’ici',
    notFixedMore: 'Rien n’a été partagé. Modifiez-le dans la page, puis continuez.',
  },
};
