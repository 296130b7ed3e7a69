/** What a provider's own stop means, and that a step is an exercise, in Japanese. */
import type { enWalls } from './en-walls.ts';
import { name } from './text.ts';

const org = (organisation: string | null) => (organisation === null ? '組織' : name(organisation));

export const jaWalls: typeof enWalls = {
  walls: {
    'needs-admin-approval': {
      title: (product) => `${name(product)}では、先に管理者の確認が必要です`,
      more: (organisation) =>
        `このアプリには${org(organisation)}の許可が必要です。それまで、アプリには何も渡されません。`,
    },
    'blocked-by-organisation': {
      title: (product) => `このアプリは${name(product)}で無効になっています`,
      more: (organisation) =>
        `${org(organisation)}がそのように設定しています。アプリには何も渡されていません。`,
    },
    'blocked-by-provider': {
      title: (product) => `${name(product)}がこのアプリを停止しました`,
      more: () =>
        '提供元は、このアプリを誰に対しても許可していません。アプリには何も渡されていません。',
    },
    'unverified-app': {
      title: (product) => `${name(product)}はこのアプリを確認していません`,
      more: (organisation) =>
        `提供元は、確認していないアプリについて注意を促しています。このアプリで問題がないかどうかは、${org(organisation)}にお尋ねください。`,
    },
    'misconfigured-app': {
      title: (product) => `このアプリと${name(product)}の設定が合っていません`,
      more: () =>
        'アプリからの要求が、提供元で受け付けられない形になっています。修正できるのは開発元だけです。何も渡されていません。',
    },
  },
  drill: {
    title: '訓練',
    more: 'このアプリは架空のものです。影響を受けるものはありません。停止がどれだけ早く届くかを確かめる訓練です。',
  },
};
