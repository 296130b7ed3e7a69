/** What the dialog asks and offers, in Japanese. */
import type { enAsking } from './en-asking.ts';
import { name } from './text.ts';

const number = (value: number) => new Intl.NumberFormat('ja').format(value);
const of = (organisation: string | null) => (organisation === null ? '組織' : name(organisation));

export const jaAsking: typeof enAsking = {
  ask: {
    label: {
      share: '相手の方がこれを必要とする理由は何ですか？',
      consent: '何のために必要ですか？',
      connect: '何のために必要ですか？',
      publish: '誰のためのものですか？',
    },
    example: {
      share: '例: 取引先が7月の返品を確認するため、契約4711',
      consent: '例: 取引先からのメールを整理するため、3月まで',
      connect: '例: 注文を毎晩、倉庫の一覧に送るため',
      publish: '例: 配送員が到着を知らせるため、個人情報は含みません',
    },
    hint: 'ひとことで構いません。8文字以上でご記入ください。',
    missing: (count) => `もう少しご記入ください。あと${number(count)}文字です。`,
    requestNote: (organisation) =>
      `ご記入の理由と上の内容が、${of(organisation)}のセキュリティ担当に届きます。回答があるまで、何も変わりません。`,
    covered:
      'ページ上の何かがこの質問を覆っていました。再び前面に表示しましたので、もう一度お選びください。',
    disputeLabel: 'セキュリティ担当に伝えたいことは何ですか？（空欄でも構いません）',
    disputeExample: '例: このお二人は先週から当社の一員です',
    disputeNote:
      'セキュリティ担当が、このルールとともにメッセージを確認します。この操作は保留され、ほかには何も送られません。',
  },
  buttons: {
    back: '元に戻る',
    anyway: {
      share: 'このまま共有する',
      consent: 'このまま許可する',
      connect: 'このまま接続する',
      publish: 'このまま公開する',
    },
    ask: '承認を申請する',
    sendRequest: '申請を送る',
    sendDispute: 'メッセージを送る',
    notNow: '今はしない',
    recorded: '記録される内容',
    wrong: '正しくありません',
    contact: 'セキュリティ担当に聞く',
    close: '閉じる',
  },
  agree: {
    legend: '続ける前に',
    missing: '先にすべての項目にチェックを入れてください。',
    terms: '利用条件',
    readTerms: '全文を読む',
    accept: (version) => `この条件（バージョン${number(version)}）に同意します`,
  },
};
