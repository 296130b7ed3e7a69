/** How far a request reaches and what is unusual about it, in French. */
import type { enRisk } from './en-risk.ts';
import { name } from './text.ts';

export const frRisk: typeof enRisk = {
  risk: {
    levels: {
      low: 'Risque faible',
      moderate: 'Risque modéré',
      high: 'Risque élevé',
      severe: 'Risque très élevé',
    },
    reach: 'Cela tient aux données qu’elle peut atteindre.',
    said: {
      'scopes.hidden': 'Ce qui est demandé ne se voit pas sur cette page.',
      'scopes.unnamed': 'La demande ne dit pas sur quoi elle porte.',
      details: 'Une partie de ce qui est demandé ne figure pas sur cette page.',
      'client.abused':
        'Cette application a servi à des intrusions ailleurs, même si la plupart de ses usages sont ordinaires.',
      'name.look-alike':
        'Son nom ressemble à celui d’un éditeur connu, auquel elle n’appartient pas.',
      'publisher.unverified': 'Son éditeur n’a pas été vérifié par le fournisseur.',
      'publisher.unknown': 'Rien n’indique ici que le fournisseur a vérifié son éditeur.',
      'app.first-time': 'Vous n’avez pas encore rencontré cette application.',
      'colleagues.none': 'Aucun de vos collègues ne l’utilise.',
      'initiator.first-party-client':
        'Un autre site vous a envoyé ici au nom d’un programme. C’est une méthode connue pour prendre le contrôle de comptes.',
      'initiator.other': 'Un site qui ne fait pas partie de l’application vous a envoyé ici.',
      'flow.device': 'La personne qui vous a donné le code obtient l’accès, sur son appareil.',
      'flow.silent': 'Elle demande à entrer sans page qui vous montre pour quoi.',
      'flow.implicit': 'L’accès est remis dans une adresse, où d’autres peuvent le relever.',
      'account.personal': 'Le compte utilisé est un compte privé.',
      'redirect.out-of-band':
        'Elle vous montre un code à transmettre. Quiconque a le code obtient l’accès.',
      'anomaly.look-alike-host': 'L’adresse de cette page imite une page de connexion bien connue.',
      'anomaly.credentials-in-address': 'L’adresse commence comme une autre et mène ailleurs.',
      'anomaly.duplicate-parameter': 'La demande dit deux fois la même chose, différemment.',
      'anomaly.plain-http': 'La demande circule sans chiffrement.',
      'anomaly.encoded-parameter':
        'La demande est écrite de façon que des filtres puissent en manquer une partie.',
      'anomaly.trailing-dot':
        'L’adresse est écrite d’une façon inhabituelle que des filtres peuvent manquer.',
    },
    hosts: {
      'redirect.look-alike': (host) =>
        `Ce qu’elle obtient part vers ${name(host)}, qui imite une autre adresse.`,
      'redirect.tunnel': (host) =>
        `Ce qu’elle obtient part vers ${name(host)}, un tunnel vers l’ordinateur de quelqu’un.`,
      'redirect.ip-address': (host) =>
        `Ce qu’elle obtient part vers ${name(host)}, un numéro au lieu d’un nom.`,
      'redirect.free-hosting': (host) =>
        `Ce qu’elle obtient part vers ${name(host)}, où chacun peut publier une page gratuitement.`,
      'redirect.private-network': (host) =>
        `Ce qu’elle obtient part vers ${name(host)}, dans un réseau privé.`,
    },
  },
};
