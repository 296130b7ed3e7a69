/** Japanese words for what concerns the person: their requests, what was recorded, and the notice about it. */
import { purposesJa } from './dictionary-ja.ts';
import type { Own } from './own-en.ts';

const language = 'ja';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const ownJa: Own = {
  requests: {
    title: '自分の申請',
    intro: 'このブラウザーから組織に申請した内容と、その回答です。',
    columns: ['申請日時', '対象', '書いた内容', '回答'],
    asks: { approval: '承認の申請', dispute: '「正しくありません」という連絡' },
    tags: {
      unsent: '未送信',
      waiting: '回答待ち',
      approved: '承認済み',
      ending: 'まもなく終了',
      ended: '終了',
      refused: '承認されず',
      kept: 'ルール継続',
      changed: 'ルール変更',
    },
    states: {
      unsent: 'オンラインになると送信されます',
      waiting: '回答を待っています',
      approved: (until) => (until === null ? '承認されました' : `${until}まで承認されています`),
      ending: (span, until) => `承認されていますが、${span}（${until}）に終了します`,
      ended: (until) => `承認は${until}に終了しました。もう一度申請できます`,
      refused: '承認されませんでした',
      kept: 'セキュリティ担当が確認し、ルールは継続します',
      changed: 'セキュリティ担当が確認し、ルールが変更されました',
    },
    noWords: 'なし',
  },
  stopped: {
    title: '取り消すべきアクセス',
    intro: '組織がこれらのアプリを停止しました。以前に許可した内容は、取り消すまで有効です。',
    since: (day: string) => `${day}に停止`,
    given: (day: string) => `${day}に許可`,
    take: (product: string) => `${product}で取り消す`,
    privately: '個人アカウントの場合',
    elsewhere:
      'このアプリのためにサインインしたサービスで取り消してください。設定に連携アプリの一覧があります。',
    done: '完了',
  },
  recorded: {
    every: 'すべて',
    kind: '操作の種類',
    outcome: '結果',
    shown: (count, all) => `${number(all)}件中${number(count)}件`,
    open: '記録の内容を見る',
    close: '閉じる',
    words: '言葉で表した内容',
    left: '値のない項目はここでは省いています。下のデータには含まれます。',
    exact: {
      sent: '送信されたとおりの内容（改行を追加）',
      waiting: '送信される内容（改行を追加）',
      written: '以前のバージョンが送信した内容を、現在の設定で書き直したもの',
    },
    gone: 'この記録はもうこのブラウザーにありません。',
    file: 'これらをファイルにする',
    save: 'ファイルを保存',
    later: '以前の操作についてのメッセージ',
    dispute: '正しくありません',
    disputeLabel: 'セキュリティ担当に伝えたいこと（空欄でもかまいません）',
    disputeNote: 'メッセージは、書いた内容とともに別の記録として残ります。元の記録は変わりません。',
    sendDispute: 'メッセージを送る',
    notNow: '今はしない',
    disputed: 'ありがとうございます。メッセージを送信しています。',
    notDisputed: '送信できませんでした。この記録はもうここにありません。',
  },
  dictionary: {
    title: '記録される可能性のある内容',
    intro:
      'このブラウザーから出る可能性のあるすべての項目と、その目的、個人との関わりの度合いです。',
    open: (count) => `全${number(count)}項目`,
    columns: ['項目', '目的', '区分'],
    levels: {
      technical: '技術情報',
      organisation: 'ルールの内容',
      metadata: '操作の情報',
      person: 'あなたを示す情報',
      typed: 'あなたが書いた内容',
    },
    never: '決して記録されないもの',
    neverList: [
      'ページやファイルのタイトル、内容、アドレス',
      'ほかの人の名前とメールアドレス（ドメインと人数だけが記録されます）',
      'パスワードや、サインインに使うもの',
      '何も共有、接続、公開せずに見たページ',
      '押したキー（Handrailの画面で組織に宛てて書いた内容を除きます）',
    ],
  },
  notice: {
    title: (organisation) => `記録についての${organisation}からのお知らせ`,
    first: 'これを読んでいただくまで、あなたについては何も記録されません。',
    read: '読みました',
    done: 'このバージョンは確認済みです。',
    full: '全文を読む',
    version: (version) => `バージョン${number(version)}`,
  },
  browser: {
    title: 'ブラウザーがHandrailに与えている権限',
    all: '必要な権限はすべて与えられています。',
    missing:
      'ブラウザーが権限を与えていません。与えられるまで、Handrailは一部の場所で動作しません。IT担当はブラウザーのポリシーExtensionSettingsで与えることができます。ご自身でHandrailを一部のサイトに限定した場合は、拡張機能のページで解除できます。',
    hosts:
      '管理者がすべての拡張機能を遮断しているサイト（runtime_blocked_hosts）は、ここからは分かりません。Handrailはそこでは動作せず、それを知ることもできません。',
    elsewhere: 'Handrailが届かない場所',
    elsewhereList: [
      'プライベートウィンドウ: 拡張機能の動作は別に許可が必要です。管理者は許可することも、プライベートウィンドウを無効にすることもできます。',
      'ゲストウィンドウ: 拡張機能は動作しません。管理者は無効にできます。',
      '管理されていないプロファイルやブラウザー: ルールがないため、Handrailは何もしません。管理者は管理対象プロファイルでのサインインを必須にできます。',
    ],
    kit: 'キット（handrail kit）に、これらのブラウザーポリシーがすぐ使える形で入っています。',
    privately: {
      yes: 'プライベートウィンドウでもHandrailは動作します。',
      no: 'プライベートウィンドウではHandrailは動作しません。',
    },
  },
  purposes: purposesJa,
};
