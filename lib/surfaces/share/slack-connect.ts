/** Slack: people of another company are invited to a channel (Slack Connect). */
import { namedShare } from '../named-share.ts';

export const slackConnect = namedShare({
  id: 'share/slack-connect',
  product: 'Slack Connect',
  platform: 'slack',
  matches: ['https://app.slack.com/*'],
  path: /^\/client\//u,
  resource: { type: 'channel', id: /^\/client\/\w+\/(\w+)/u },
  seen: 'Slack help centre, Slack Connect, 2026-11: roles and names only',
  // "Add" alone adds colleagues; only the last step of an invitation to outsiders has these names.
  sends: (name) =>
    /^(send (the )?invit(ation|e)s?|einladung(en)? senden|envoyer (l['’]invitation|les invitations)|enviar (la )?invitaci[oó]n(es)?|enviar convites?|invia inviti?o?|招待を送信(する)?)$/iu.test(
      name,
    ),
});
