/** Words of share dialogs by language: the second witness, after ids, roles and data attributes. */
import { type LinkReach, type Recipient, type Role, Domain } from '../activity/activity.ts';

/** Exact names: "Share" is also the start of other buttons' labels. */
const SENDING = new Set(
  [
    ...['send', 'share', 'share anyway', 'send anyway'],
    ...[
      'senden',
      'freigeben',
      'teilen',
      'trotzdem freigeben',
      'trotzdem teilen',
      'trotzdem senden',
    ],
    ...['envoyer', 'partager', 'partager quand même', 'envoyer quand même'],
    ...['enviar', 'compartir', 'compartir de todos modos', 'compartir de todas formas'],
    ...['invia', 'condividi', 'condividi comunque'],
    ...['compartilhar', 'partilhar', 'compartilhar mesmo assim', 'partilhar mesmo assim'],
    ...['verzenden', 'delen', 'toch delen'],
    ...['wyślij', 'udostępnij', 'udostępnij mimo to'],
    ...['skicka', 'dela', 'dela ändå'],
    ...['送信', '共有', 'このまま共有', '发送', '共享', '分享'],
  ].map((name) => name.normalize('NFKC')),
);

const normal = (name: string): string =>
  name.slice(0, 200).normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** True for the name of the button that shares. */
export function isSending(name: string): boolean {
  return SENDING.has(normal(name));
}

/** Microsoft's question whether a link that is there shall have the new settings (share facts §4). */
const RENEWING = /^(use new|usar nueva) (settings|password|configuración|contraseña)$/u;

/** True for the name of the button that gives new settings to a link that is there. */
export function isRenewing(name: string): boolean {
  return RENEWING.test(normal(name));
}

const INVITING = new Set(
  [
    ...['invite', 'send invite', 'send invites', 'send invitation', 'send invitations'],
    ...['einladen', 'einladung senden', 'einladungen senden'],
    ...['inviter', 'envoyer l’invitation', 'envoyer les invitations', 'envoyer des invitations'],
    ...['invitar', 'enviar invitación', 'enviar invitaciones'],
    ...['invita', 'invia invito', 'invia inviti', 'convidar', 'enviar convite', 'enviar convites'],
    ...['uitnodigen', 'uitnodiging verzenden', 'uitnodigingen verzenden'],
    ...['zaproś', 'wyślij zaproszenie', 'wyślij zaproszenia', 'bjud in', 'skicka inbjudan'],
    ...['招待', '招待を送信', '邀请', '发送邀请'],
  ].map((name) => name.normalize('NFKC')),
);

/** True for the name of the button that shares with people or invites them. */
export function isInviting(name: string): boolean {
  return isSending(name) || INVITING.has(normal(name));
}

const ROLES: ReadonlyArray<readonly [Role, RegExp]> = [
  [
    'comment',
    /comment|kommentar|kommentieren|kommentator|comentar|comentador|reageerder|reageren|komentuj|komentator|コメント|评论|\breview|überprüf/iu,
  ],
  [
    'edit',
    /\bedit|bearbeit|éditeur|modifi|editar|edición|\beditor|redattore|redakteur|bewerk|edytor|edytow|redigera|redigerare|編集|编辑/iu,
  ],
  [
    'view',
    /\bview|read.?only|schreibgeschützt|betracht|anzeigen|ansehen|lecteur|consulter|afficher|\blector|\bver\b|visualizz|leitor|exibir|lezer|bekijken|wyświetl|przegląda|läs|visa\b|閲覧|表示|查看/iu,
  ],
];

/** The role that a label names, or null. */
export function roleNamed(label: string): Role | null {
  const text = normal(label);
  return ROLES.find(([, words]) => words.test(text))?.[0] ?? null;
}

const REACHES: ReadonlyArray<readonly [LinkReach, RegExp]> = [
  [
    'restricted',
    /^restricted|^eingeschränkt|^limité|^restringido|^restrito|^制限付き|^受限|existing access|specific people|invited|eingeladen|^only people added|^no access|^kein zugriff|people you (choose|specify)|vorhandenem zugriff|bestimmte personen|personen,? die sie (auswählen|angeben)|accès existant|personnes (spécifiques|que vous)|usuarios concretos|personas (específicas|que)|persone (specifiche|con accesso)|pessoas (específicas|com acesso)|specifieke personen|określone osoby|specifika personer|特定のユーザー|既存のアクセス/iu,
  ],
  [
    'organisation',
    /^(any|every)one (at|in|from) (?!the (web|world|internet))|^(alle|jeder) (bei|in|von) /iu,
  ],
  [
    'anyone_with_link',
    /\banyone\b|^people with (the|this) link|^personen mit diesem link|jeder|alle,? die über den link|^alle (mit|im) |n['’]importe qui|tous les utilisateurs disposant du lien|cualquier(a| persona)|chiunque|qualquer pessoa|iedereen|każdy|każda osoba|alla med länken|リンクを知っている|すべてのユーザー|知道链接/iu,
  ],
  [
    'organisation',
    /^people in |^team members|^teammitglieder|^personen in |^persone[n]? in |^(les )?personnes (dans|de|appartenant)|^personas (de|en) |^pessoas (em|na|no) |^mensen in |^osoby w |^personer i |組織|のユーザー$/iu,
  ],
];

/** How far a link reaches by the words that describe it, or null. */
export function reachNamed(label: string): LinkReach | null {
  const text = normal(label);
  return REACHES.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** One entry a domain, in the order of first sight; addresses that are none are left out. */
export function countByDomain(domains: ReadonlyArray<string | null>): Recipient[] {
  const counts = new Map<string, number>();
  for (const domain of domains) {
    if (domain === null || !Domain.safeParse(domain).success) continue;
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return [...counts].slice(0, 1000).map(([domain, count]) => ({ domain, type: 'person', count }));
}
