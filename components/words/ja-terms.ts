/** How a share is given and whose account is connected, in Japanese. */
import type { enTerms } from './en-terms.ts';
import { domainName, name } from './text.ts';

const number = (count: number) => new Intl.NumberFormat('ja').format(count);
const org = (organisation: string | null) => (organisation === null ? '組織' : name(organisation));

export const jaTerms: typeof enTerms = {
  terms: {
    within: {
      folder: 'フォルダー内にあります',
      drive: '共有ドライブ内にあります',
      site: 'サイト内にあります',
      team: 'チーム内にあります',
      workspace: 'ワークスペース内にあります',
      project: 'プロジェクト内にあります',
      environment: '環境内にあります',
    },
    open: {
      restricted: () => '招待された人',
      organisation: (organisation) => `${org(organisation)}の全員`,
      anyone_with_link: () => 'リンクを知っている人全員',
      public: () => 'インターネット上の全員',
    },
    before: (now, then) => `公開範囲: 今は${now}、この後は${then}`,
    may: { view: '閲覧', comment: 'コメント', edit: '編集', own: '所有' },
    roleBefore: (now, then) => `権限: 今は${now}、この後は${then}`,
    ends: (count) => (count === 0 ? '今日終了します' : `${number(count)}日後に終了します`),
    neverEnds: '自動では終了しません',
    password: 'パスワードが必要です',
    noPassword: 'パスワードは不要です',
    mayReshare: 'ほかの人に渡せます',
    noDownload: 'ダウンロードできません',
    privateAccount: '個人用アカウントから',
    connects: {
      personal: (domain) =>
        domain === null
          ? '個人用アカウントを開きます'
          : `${domainName(domain)} の個人用アカウントを開きます`,
      work: (domain) =>
        domain === null
          ? '仕事用アカウントを開きます'
          : `${domainName(domain)} の仕事用アカウントを開きます`,
      unknown: (domain) => `${domainName(domain)} のアカウントを開きます`,
    },
    recipient: { consumer: '個人用メール', partner: 'パートナー' },
    inGroups: (count) => `${number(count)}人`,
  },
  shareReason: {
    mayReshare: '相手がほかの人に渡すことができます。',
    mayDownload: '相手がダウンロードでき、コピーが手元に残ります。',
    noPassword: 'リンクを知っている人は、パスワードなしで開けます。',
    neverEnds: '誰かが終了するまで、アクセスが続きます。',
    endsLate: (count) => `アクセスが${number(count)}日間続きます。`,
    wider: 'これまでより多くの人が利用できるか、できることが増えます。',
    privateConnected: '個人用アカウントが接続され、職場では誰も管理できません。',
    otherConnected: (organisation) =>
      `接続されるアカウントは、${org(organisation)}のものではありません。`,
    privateAccount: '使われているアカウントは個人用です。',
  },
};
