/** Japanese words of dialog, notice and hint. */
import { jaAsking } from './ja-asking.ts';
import { jaRequests } from './ja-requests.ts';
import { jaFixes } from './ja-fixes.ts';
import { jaRisk } from './ja-risk.ts';
import { jaScopes } from './ja-scopes.ts';
import { jaTerms } from './ja-terms.ts';
import { things } from './ja-things.ts';
import { jaWalls } from './ja-walls.ts';
import { humanise, listOf, name } from './text.ts';
import type { Words } from './words.ts';
import type { ShareFacts } from '../facts.ts';
import type { Role } from '../../lib/activity/activity.ts';

const language = 'ja';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

const roleVerbs: Record<Role, string> = {
  view: '閲覧',
  comment: 'コメント',
  edit: '編集',
  own: '所有',
};

const people = (count: number) => `${number(count)}人`;
const groupsOf = (count: number) => `${number(count)}グループ`;

const org = (organisation: string | null) => (organisation === null ? '組織' : name(organisation));
const appName = (app: string | null) => (app === null ? '名前のないアプリ' : name(app));

/** Who a share lets in. */
function circle(facts: ShareFacts, organisation: string | null): string {
  const named = [
    ...(facts.people > 0 ? [people(facts.people)] : []),
    ...(facts.groups > 0 ? [groupsOf(facts.groups)] : []),
  ].join('と');
  switch (facts.reach) {
    case 'public':
      return 'インターネット上の誰でも';
    case 'anyone_with_link':
      return 'リンクを知っている人なら誰でも';
    case 'organisation':
      return `${org(organisation)}の全員が`;
    case 'outside':
      return `${org(organisation)}の外部の${named}が`;
    case 'named':
      return `${named}が`;
    case 'unclear':
      return 'さらに多くの人が';
  }
}

/** Whom something cannot be shared with. */
function group(facts: ShareFacts, organisation: string | null): string {
  switch (facts.reach) {
    case 'public':
      return 'インターネット上の全員';
    case 'anyone_with_link':
      return 'リンクを知っている人全員';
    case 'organisation':
      return `${org(organisation)}の全員`;
    case 'outside':
      return `${org(organisation)}の外部の人`;
    case 'named':
      return 'この人たち';
    case 'unclear':
      return 'これ以上の人';
  }
}

export const ja: Words = {
  language,
  direction: 'ltr',
  org,
  things,
  titles: {
    sentence: (title) => `${title}。`,
    unread: 'このダイアログは今、読み取れません',
    consent: (title) => {
      const what = title.opaque
        ? 'ここに表示されていないアクセス'
        : title.phrases.length === 0
          ? 'アカウントへのアクセス'
          : `${title.phrases.join('、')}${title.more ? 'など' : ''}`;
      const limits = [
        ...(title.wide ? [`${org(title.organisation)}の全員が対象`] : []),
        ...(title.offline ? ['期限なし'] : []),
      ];
      const who = title.device ? 'コードを表示した端末' : appName(title.app);
      return `${who}が${what}を求めています${limits.length === 0 ? '' : `（${limits.join('、')}）`}`;
    },
    share: (facts, organisation) => {
      const who = circle(facts, organisation);
      if (facts.role === null) return `${who}アクセスできるようになります`;
      if (facts.reach === 'public' && facts.role === 'view')
        return `${who}見つけて閲覧できるようになります`;
      return `${who}${roleVerbs[facts.role]}できるようになります`;
    },
    connect: (connector, host) =>
      `${connector === null ? 'この接続' : name(connector)}が、あなたの権限で${host === null ? '外部のサービス' : ` ${name(host)} `}とデータをやり取りします`,
    publish: ({ type, endpoints, reach, noSignIn, organisation }) => {
      const thing = `この${things[type]}`;
      if (endpoints > 0)
        return `${thing}の${number(endpoints)}個のアドレスが、到達できる人なら誰にでも応答します`;
      const freely = noSignIn ? 'サインインせずに' : '';
      if (reach === 'public')
        return `インターネット上の誰でも、${thing}を${freely}開けるようになります`;
      if (reach === 'anyone_with_link')
        return `リンクを知っている人なら誰でも、${thing}を${freely}開けるようになります`;
      if (reach === 'organisation')
        return `${org(organisation)}の全員が${thing}を開けるようになります`;
      return noSignIn
        ? `${thing}は、サインインせずに開けるようになります`
        : `${thing}をこれから公開します`;
    },
    stopped: {
      consent: (subject) => `${appName(subject)}を仕事用アカウントに接続することはできません`,
      share: (facts, organisation) => `${group(facts, organisation)}とは共有できません`,
      publish: (type, open) =>
        open
          ? `この${things[type]}をウェブに公開することはできません`
          : `この${things[type]}をこの形で公開することはできません`,
      connect: (connector) =>
        `${connector === null ? 'この接続' : name(connector)}を仕事のデータに使うことはできません`,
    },
  },
  ...jaScopes,
  audience: {
    public: 'インターネット上の全員',
    anyone_with_link: 'リンクを知っている人全員',
    external: '外部の人',
    partner: 'パートナー',
    organisation: '組織の全員',
    group: 'グループ',
    named_internal: '指定した同僚',
    private: '自分だけ',
  },
  reason: {
    public: '検索エンジンで見つかり、誰でも開けます。',
    anyoneWithLink: 'リンクはほかの人に渡せます。持っている人は名乗らずに開けます。',
    external: (organisation) => `${org(organisation)}の外に出ます。外に出たものは取り戻せません。`,
    partner: 'パートナーがアクセスできるようになります。',
    organisation: (organisation) => `${org(organisation)}の全員が見つけられます。`,
    consumer: (domains) =>
      domains.length === 0
        ? '個人用のメールアドレスが含まれています。'
        : `${listOf(language, domains.map(name))} は個人用のメールアドレスです。`,
    scopeList: (list) => `慎重に扱われるものを求めています: ${humanise(list)}`,
    unreviewed: (app, organisation) =>
      `${org(organisation)}では、${app === null ? 'このアプリ' : name(app)}をまだ誰も確認していません。`,
    offline: '不在の間も、誰かが終了するまでアクセスが続きます。',
    wide: (organisation) => `本人だけでなく、${org(organisation)}の全員に適用されます。`,
    openEndpoint: 'アドレスを知った人は誰でも使えます。相手が誰かは確認されません。',
    killed: (organisation) =>
      `${org(organisation)}のセキュリティ担当が、全員に対してこれを停止しました。`,
    rule: (id, organisation) =>
      `${org(organisation)}には、これに関するルール「${humanise(id)}」があります。`,
    unread: 'Handrailが知っている形と異なるため、何が起きるのかをここで示すことができません。',
    noPolicy: '組織のルールを今は読み取れないため、この操作はあなたの判断を待っています。',
    asksMore: '承認されたときに確認した範囲より、多くを求めています。',
    unverified: '開発元は、提供元による確認を受けていません。',
    hidden: '求められている内容が、このページには表示されていません。',
    many: '一度に多くの人が対象になります。',
    label: (label) => `${name(label)} のラベルが付いています。`,
    mayChange: '読むだけでなく、変更することもできます。',
    mayOwn: 'ほかの人に渡したり、削除したりできます。',
    noSignIn: 'サインインしていない人も開けます。',
    sendsTo: (host) => `取得した内容は ${name(host)} に送られます。`,
    otherAccount: (organisation) =>
      `使われているアカウントは、${org(organisation)}のものではありません。`,
    maker: '誰が開いても、あなたの権限で動作します。',
    fewColleagues: '使っている同僚は少ないか、いません。',
    loopback: '応答は、このコンピューターで待ち受けているプログラムに届きます。',
    noAgreement: 'データの扱いについて、開発元との取り決めがありません。',
    reviewDue: '確認してから時間がたっており、見直しの時期です。',
    vendorLimited: '開発元は確認済みですが、用途に制限があります。',
    vendorBlocked: '開発元は確認済みで、会社のデータを渡さないことになっています。',
    vendorUnreviewed: '開発元はまだ誰も確認していません。',
  },
  facts: {
    label: (label) => `ラベル: ${name(label)}`,
    usedAt: (places) => `利用先: ${listOf(language, places.map(name))}`,
    details: (kinds) => `独自の形式で要求: ${listOf(language, kinds.map(name))}`,
    goesTo: (host) => `取得した内容の送信先: ${name(host)}`,
    publisher: (publisher, verified) =>
      verified === true
        ? `開発元: ${name(publisher)}（提供元が確認済み）`
        : `開発元: ${name(publisher)}（自称）`,
    recipient: (domain, count, groups) => `${domain} · ${groups ? groupsOf(count) : number(count)}`,
    sharedWith: (who) => `利用できるようになる人: ${who}`,
    more: (count) => `ほか${number(count)}件`,
    signIn: {
      required: 'サインインが必要です',
      none: 'サインインは不要です',
      unknown: null,
    },
  },
  ...jaFixes,
  ...jaAsking,
  ...jaRequests,
  ...jaRisk,
  ...jaTerms,
  ...jaWalls,
  foot: {
    rule: (id, version) => `${humanise(id)}、バージョン${number(version)}`,
    stale: 'ルールが最近更新されていません',
    none: 'ルールがありません',
  },
  recorded: {
    title: '記録される内容',
    place: (surface) => `場所と日時: ${surface}、時刻、所要時間`,
    share: '対象の種類とラベル、相手のドメインと人数、相手ができること',
    consent: 'アプリ、求められている内容、送信先のホスト',
    connect: 'コネクターと通信先のホスト',
    publish: '対象の種類とラベル、開ける人、公開されるアドレスの数',
    answer: 'ここに表示された内容と選択した操作。記入した場合はその文章',
    who: '本人とこのブラウザー。実名か仮名かは組織の設定によります',
    never: '記録されないもの: タイトル、内容、ほかの人のメールアドレス、パスワード。',
  },
  announce: {
    checking: '少々お待ちください',
    checkingMore: '組織のルールを読み込んでいます。',
    hint: 'ありがとうございます。ボタンをもう一度クリックすると先に進みます。',
    requested: '申請を保存し、送信しています',
    requestedMore: '回答があるまで、何も許可されません。',
    disputed: 'ありがとうございます。メッセージを送信しています',
    disputedMore: 'ルールを作成している担当者に届きます。',
  },
};
