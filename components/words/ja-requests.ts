/** What the dialog says of earlier requests and of the privacy notice, in Japanese. */
import type { enRequests } from './en-requests.ts';
import { name } from './text.ts';

export const jaRequests: typeof enRequests = {
  earlier: {
    waiting: (day) => `${day}に承認を申請しました。回答はまだ届いていません。`,
    refused: (day) => `以前に申請しましたが、${day}に承認されませんでした。`,
    ended: (day) => `承認の期限は${day}に切れました。もう一度申請できます。`,
    says: '回答:',
  },
  askAgain: 'もう一度申請する',
  quietAfter: (span) => `続けると、同じことについて${span}は確認しません。`,
  privacy: {
    title: (organisation) => `${name(organisation)}で記録される内容`,
    first: 'これを読んでいただくまで、あなたについては何も記録されません。',
    holdsRequest: '申請はここで待機し、これを読んでいただいた後に送信されます。',
    full: '全文を読む',
    read: '読みました',
  },
};
