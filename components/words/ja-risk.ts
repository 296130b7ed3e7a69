/** How far a request reaches and what is unusual about it, in Japanese. */
import type { enRisk } from './en-risk.ts';
import { name } from './text.ts';

export const jaRisk: typeof enRisk = {
  risk: {
    levels: {
      low: 'リスク: 低',
      moderate: 'リスク: 中',
      high: 'リスク: 高',
      severe: 'リスク: 非常に高',
    },
    reach: 'アクセスできるデータの範囲によるものです。',
    said: {
      'scopes.hidden': '求められている内容が、このページには表示されていません。',
      'scopes.unnamed': '何を求めているのかが示されていません。',
      details: '求められている内容の一部が、このページに載っていません。',
      'client.abused':
        'このアプリは、ほかの場所で不正侵入に使われたことがあります。ただし、ほとんどは通常の利用です。',
      'name.look-alike': '名前がよく知られた開発元に似ていますが、その開発元のものではありません。',
      'publisher.unverified': '開発元は、提供元による確認を受けていません。',
      'publisher.unknown': '提供元が開発元を確認したという表示がありません。',
      'app.first-time': 'このアプリを使うのは初めてです。',
      'colleagues.none': '同僚でこのアプリを使っている人はいません。',
      'initiator.first-party-client':
        '別のウェブサイトが、プログラムの名を使ってここに誘導しました。アカウントを乗っ取る手口として知られています。',
      'initiator.other': 'アプリとは関係のないウェブサイトから、ここに誘導されました。',
      'flow.device': 'コードを渡した相手が、その人の端末でアクセスできるようになります。',
      'flow.silent': '目的を示すページを見せずに、アクセスを求めています。',
      'flow.implicit':
        'アクセス権がアドレスに含めて渡されるため、ほかの人に読み取られるおそれがあります。',
      'account.personal': '使われているアカウントは個人用です。',
      'redirect.out-of-band':
        '相手に伝えるためのコードが表示されます。コードを知った人がアクセスできるようになります。',
      'anomaly.look-alike-host':
        'このページのアドレスは、よく知られたサインインページに似せてあります。',
      'anomaly.credentials-in-address':
        'アドレスの先頭は別のアドレスに見えますが、違う場所につながっています。',
      'anomaly.duplicate-parameter': '同じ項目が2回、異なる内容で指定されています。',
      'anomaly.plain-http': 'この要求は暗号化されずに送られます。',
      'anomaly.encoded-parameter': 'フィルターが一部を見落とすおそれのある書き方になっています。',
      'anomaly.trailing-dot':
        'アドレスが通常と異なる書き方のため、フィルターが見落とすおそれがあります。',
    },
    hosts: {
      'redirect.look-alike': (host) =>
        `取得した内容は、別のアドレスに似せた ${name(host)} に送られます。`,
      'redirect.tunnel': (host) =>
        `取得した内容は、誰かのコンピューターにつながるトンネル ${name(host)} に送られます。`,
      'redirect.ip-address': (host) =>
        `取得した内容は、名前ではなく番号の ${name(host)} に送られます。`,
      'redirect.free-hosting': (host) =>
        `取得した内容は、誰でも無料でページを置ける ${name(host)} に送られます。`,
      'redirect.private-network': (host) =>
        `取得した内容は、プライベートネットワーク内の ${name(host)} に送られます。`,
    },
  },
};
