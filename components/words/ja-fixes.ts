/** Better ways to take a step, and what is said while and after they are done, in Japanese. */
import type { enFixes } from './en-fixes.ts';
import { domainName, shortName } from './text.ts';

const people = (count: number) => `${new Intl.NumberFormat('ja').format(count)}人`;

export const jaFixes: typeof enFixes = {
  fixes: {
    'link-organisation': (organisation) =>
      `${organisation === null ? '組織内' : `${shortName(organisation)}内`}に限定する`,
    'link-restricted': 'アクセス権のある人だけにする',
    'remove-recipients': (count, domain) =>
      domain === null
        ? `外部の${people(count)}を外す`
        : `${domainName(domain)} の${people(count)}を外す`,
    'view-only': '閲覧だけにする',
    'expire-in-30-days': '30日後にアクセスを終了する',
  },
  fixing: {
    hint: '次はここを操作してください。ページが変更を行い、Handrailが結果を確認します。',
    again: 'ありがとうございます。もう一度操作すると先に進みます',
    againMore: 'ページはすでに一度試み、その操作は保留されました。',
    fixed: '完了し、ページでも確認できました',
    fixedMore: 'このまま続けられます。',
    notFixed: 'ここからは変更できませんでした',
    notFixedMore: '何も共有されていません。ページで変更してから、続けてください。',
  },
};
