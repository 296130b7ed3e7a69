/** Japanese words of popup and status page. */
import { things } from './ja-things.ts';
import { ownJa } from './own-ja.ts';
import type { PageWords } from './pages.ts';

const language = 'ja';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const pagesJa: PageWords = {
  language,
  brand: 'Handrail',
  things,
  comma: '、',
  state: {
    loading: ['少々お待ちください', 'Handrailを起動しています。'],
    silent: [
      'Handrailが応答しません',
      'いったん閉じて、開き直してください。それでも直らない場合は、ブラウザーを再起動するか、IT部門にお知らせください。',
    ],
    unknown: [
      '設定を待っています',
      'このブラウザーを組織が管理しているかどうか、まだ分かりません。分かるまで、Handrailは何もしません。',
    ],
    unmanaged: [
      'Handrailはここでは設定されていません',
      'このブラウザーには組織からの設定がありません。確認も記録も行われません。',
    ],
    noPolicy: [
      'ルールがまだありません',
      'このHandrailは組織が管理していますが、ルールがまだ届いていません。引き続き取得を試みます。',
    ],
    on: [
      'このページでHandrailが有効です',
      '注意が必要な共有、接続、公開を行うときにお知らせします。',
    ],
    idle: [
      'このページですることはありません',
      'Handrailが動くのは、共有、接続、公開を行うときだけです。',
    ],
    ready: ['Handrailは有効です', '注意が必要な共有、接続、公開を行うときにお知らせします。'],
    stale: [
      '古いルールで動作しています',
      'ルールの期限が過ぎましたが、新しいルールが届いていません。届くまで今のルールが有効です。',
    ],
  },
  kinds: {
    consent: 'アクセス許可',
    share: '共有',
    connect: '接続',
    publish: '公開',
  },
  tags: {
    proceeded: '続行',
    cancelled: '取りやめ',
    fixed: '変更済み',
    blocked: '停止',
    requested: '申請',
    allowed_silently: '通過',
    disputed: '異議',
  },
  outcomes: {
    proceeded: 'そのまま続けました',
    cancelled: '元に戻りました',
    fixed: '変更してから続けました',
    blocked: 'ルールにより停止しました',
    requested: '承認を申請しました',
    allowed_silently: '問題はありませんでした',
    disputed: '正しくないと知らせました',
  },
  when: {
    today: (time) => `今日 ${time}`,
    yesterday: (time) => `昨日 ${time}`,
    justNow: 'たった今',
    never: 'まだありません',
  },
  popup: {
    recent: '最近の判断',
    none: '判断はまだありません。',
    more: '自分について記録された内容',
    policy: (version, age) => `ルール バージョン${number(version)}、${age}`,
  },
  page: {
    title: 'Handrail: 状態',
    activity: '自分の記録',
    activityIntro:
      'このブラウザーに記録された判断を、新しい順に表示します。タイトル、内容、ほかの人のメールアドレスが報告に含まれることはありません。',
    activityNone: '記録はありません。',
    activityColumns: ['日時', '内容', '結果', '報告'],
    drill: '訓練',
    quiets: {
      'cool-down': '再表示なし: 最近回答済みです',
      'same-step': '再表示なし: 直前と同じ操作です',
      budget: '表示なし: この日の表示回数の上限に達していました',
    },
    sent: '済み',
    waiting: '待機中',
    rules: 'ルール',
    rulesNone: 'ルールが届いていません。それまでの動作は failMode の設定によります。',
    rulesRows: {
      organisation: '組織',
      version: 'バージョン',
      count: 'ルールの数',
      signer: '署名に使われた鍵',
      verified: '署名の確認',
      checked: '更新の最終確認',
      expires: '有効期限',
    },
    stale: '期限切れですが引き続き有効です',
    pull: '新しいルールを今すぐ確認',
    lastPull: '最終確認',
    pullOk: '正常に完了',
    reports: '報告',
    reportRows: {
      waiting: '送信待ち',
      sent: '送信済み',
      setAside: 'サーバーに拒否され保留中',
      dropped: 'キューがいっぱいで破棄',
      lastSent: '最終送信',
      lastError: '最後のエラー',
    },
    send: '待機中の報告を今すぐ送信',
    places: 'Handrailが確認する場所',
    placesIntro:
      'ブラウザーの起動後に数えた件数です。読み取れなかったダイアログは、内容を含めずに報告されます。',
    placeColumns: ['製品', 'できること', '読み取り', '読み取り不可'],
    capability: {
      inform: 'お知らせ',
      hold: 'ボタンの保留',
      'hard-hold': 'ボタンと通信の保留',
    },
    version: (version) => `バージョン${number(version)}`,
    layers: '操作を保留する仕組み',
    layersIntro: '前の層が見落としたものを次の層が受け止めます。各層は独立して働きます。',
    layerColumns: ['層', '状態', '理由'],
    layerNames: {
      flow: 'サインイン要求をタブをまたいで追跡',
      page: 'ページ上のボタンを保留',
      request: '送信される通信を保留',
      net: 'ルールで完全に除外されたものを停止',
    },
    layerOn: '動作中',
    layerOff: '停止中',
    layerReasons: {
      on: '必要なものがそろっています。',
      'nothing-to-do': 'ルールによる役割がありません。',
      'switched-off': 'ルールで無効になっています。',
      'not-installed-by-policy':
        'ブラウザーが通信の保留を許すのは、組織がポリシーでインストールした拡張機能だけです。',
      'not-managed': 'このブラウザーは組織に管理されていません。',
      'no-policy': 'ルールが届いていません。',
      'refused-by-browser':
        'ブラウザーに受け付けられませんでした。詳しくはサポート用の概要をご覧ください。',
    },
    layerRules: (used, left) =>
      left === 0
        ? `${number(used)}件が有効`
        : `${number(used)}件が有効、${number(left)}件はほかの層が担当`,
    settings: '設定',
    settingsIntro:
      '組織がブラウザーのポリシーで定めた設定です。Handrailを手動で設定することはできません。',
    settingColumns: ['設定', '値', '設定元'],
    sources: {
      managed: 'ブラウザーのポリシー',
      'trial build': '試用版',
      default: 'Handrail本体',
    },
    unset: '未設定',
    refused: '使用されません',
    problems: (count) => `正しくない設定が${number(count)}件あります`,
    problemAdvice:
      'IT部門が管理するブラウザーのポリシーで修正してください。それまでは、この表の値が有効です。',
    unknownAdvice:
      'ブラウザーのポリシーで名前を修正するか、削除してください。この名前は無視されます。',
    advice: {
      policyUrl: '設定がないとルールを取得できません。',
      policyKeys: '有効な鍵がないとルールは受け付けられません。',
      reportUrl: '設定がないと報告はこのブラウザーに留まります。',
    },
    capture: {
      title: 'ダイアログの記録',
      intro:
        '管理者と開発協力者向けの機能です。ダイアログの構造を、Handrailのテスト用ページとして保存します。文章、名前、アドレス、数字は取り除かれます。どこにも送信されません。ここで内容を確認し、ご自身で保存してください。',
      tab: '開いているタブ',
      noTabs: 'ほかのタブでウェブサイトが開かれていません。',
      go: '記録する',
      working: 'タブを確認しています…',
      none: 'そのタブにはダイアログが表示されていません。表示してからお戻りください。',
      failed:
        'タブを読み取れませんでした。再読み込みしてから、もう一度お試しください。ブラウザーが拡張機能から保護しているページもあります。',
      done: (count) =>
        `${number(count)}件のダイアログが見つかりました。保存する前にご確認ください。IDの一部になっている名前が残っていることがあります。`,
      unknown: 'Handrailの知らないダイアログ',
      structure: (place) => `${place} のダイアログの構造`,
      found: '見つかったもの',
      missing: '見つからなかったもの',
      nothing: 'なし',
      cut: '大きすぎるため、末尾が欠けています。',
      savePage: '構造を保存',
      saveFacts: '説明を保存',
    },
    support: 'サポート',
    supportIntro:
      'IT部門向けの概要です。バージョン、状態、エラーを含みます。個人や判断の内容は含みません。',
    copy: '概要をコピー',
    copied: 'コピーしました。',
    notCopied: 'ブラウザーがコピーを許可しませんでした。下の文章を選択してコピーしてください。',
    done: '完了しました。',
    failed: 'うまくいきませんでした。理由は「最終確認」または「最後のエラー」をご覧ください。',
  },
  ...ownJa,
};
