/** What scopes mean, in Japanese: noun phrases, since they stand in lists and inside titles. */
import type { Area, ScopeFact, Special, Verb } from '../../lib/catalog/catalog.ts';
import type { enScopes } from './en-scopes.ts';
import { tidy } from './text.ts';

const areas: Record<Area, string> = {
  mail: 'メール',
  'mail-headers': 'メールの相手と日時',
  'mail-settings': 'メールの設定とフィルター',
  files: 'すべてのファイル',
  'file-names': 'ファイル名',
  documents: '文書',
  sites: '開けるすべてのサイト',
  calendar: 'カレンダー',
  contacts: '連絡先',
  profile: 'プロフィール',
  people: '同僚のプロフィール',
  groups: 'グループとそのメンバー',
  directory: '組織のディレクトリ',
  chat: 'チャット',
  meetings: '会議',
  tasks: 'タスクとプロジェクト',
  notes: 'ノートとページ',
  photos: '写真',
  videos: '動画',
  code: 'コード',
  cloud: 'クラウド上のデータ',
  devices: '組織の端末',
  apps: '組織のアプリ',
  roles: '組織内の権限',
  payments: '支払いと請求書',
  customers: '顧客データ',
  logs: '組織のログ',
  settings: '設定',
  account: 'アカウント',
  automation: 'スクリプトと自動化',
  organisation: '組織の設定',
  security: '組織のセキュリティ設定と警告',
  credentials: 'パスワード、鍵、サインイン方法',
  recordings: '会議の録画と文字起こし',
  'chat-names': 'チームとチャンネルの名前',
  presence: '在席状況',
  posts: '投稿とコメント',
  social: 'フォロー先と「いいね」',
  bookings: '予約と予定',
  learning: '講座と受講者名簿',
  printing: 'プリンターと印刷ジョブ',
  labels: '秘密度ラベル',
  notifications: '通知',
  assistant: 'AIアシスタントへの質問',
  clipboard: 'クラウドのクリップボード',
  activity: '操作の内容と日時',
  databases: '表とデータベース',
  designs: 'デザインとボード',
  tickets: 'サポートへの問い合わせ',
  shop: 'ショップの商品と注文',
  signatures: '契約書と署名',
  personnel: '人事と給与のデータ',
  accounting: '会計と銀行のデータ',
  billing: '契約プランとライセンス',
  analytics: 'アクセス数とレポート',
  advertising: '広告アカウント',
  packages: 'ソフトウェアパッケージ',
  health: '健康とフィットネスのデータ',
  music: '音楽とプレイリスト',
  location: '位置情報',
  search: '検索で見つかるすべてのもの',
};

const specials: Record<Special, string> = {
  identity: '名前と写真の表示',
  address: 'メールアドレスの表示',
  offline: '不在時も続く接続',
  picked: '選んだファイルだけの利用',
  impersonate: '本人としてできるすべての操作',
  everything: '開発元が求めたすべての操作',
  'app-folder': 'アプリ自身の設定の保存',
  assigned: '管理者が割り当てたものだけの利用',
  'own-entries': 'アプリ自身が作成したものだけの利用',
  bot: 'やり取りできるボットの追加',
};

const verbs: Record<Verb, string> = {
  read: '読み取り',
  change: '変更',
  send: '送信',
  use: '利用',
  create: '追加',
  delete: '削除',
  manage: '管理',
  run: '実行',
};

/** Where area and verb together are said in other words. */
const spoken: Readonly<Record<string, string>> = {
  'mail.send': '本人としてのメール送信',
  'mail.create': 'メールボックスへのメールの追加',
  'chat.send': '本人としてのチャット投稿',
  'chat.create': 'チャットの開始',
  'chat.delete': 'チャットメッセージの削除',
  'chat-names.create': 'チームとチャンネルの作成',
  'chat-names.change': 'チームとチャンネルの名前変更と整理',
  'chat-names.manage': 'チームとチャンネルの作成、名前変更、アーカイブ',
  'posts.send': '本人としての投稿',
  'notifications.send': 'ほかの人への通知の送信',
  'code.delete': 'リポジトリの削除',
  'code.create': 'リポジトリへの招待の承諾',
  'code.manage': 'リポジトリと開発マシンの管理',
  'groups.manage': 'グループのメンバーの追加と削除',
  'roles.manage': '組織内の権限の付与と取り消し',
  'roles.change': '組織内の権限の付与と取り消し',
  'organisation.manage': '組織の管理',
  'credentials.manage': 'パスワード、鍵、サインイン方法の追加と削除',
  'automation.run': 'スクリプトとワークフローの実行',
  'automation.create': '自動化の追加',
  'automation.manage': '自動化とほかのサービスとの連携の設定',
  'apps.create': '組織のカタログへのアプリの追加',
  'devices.run': '端末への命令の送信',
  'printing.create': '印刷',
  'presence.change': '在席状況の設定',
  'social.change': '本人としてのフォローと「いいね」',
  'activity.use': '操作内容の表示',
  'meetings.use': '会議への参加',
  'everything.read': 'そこで読めるすべてのものの読み取り',
  'analytics.manage': '数値とレポートの閲覧者の管理',
  'assistant.use': '本人としてのAIアシスタントの利用',
  'signatures.send': '本人としての署名依頼の送信',
  'videos.send': '本人としての動画の公開',
};

/** `メールの読み取り、変更、削除`: one scope by itself. */
function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown')
    return `サービスで「${tidy(fact.scope, 48)}」と呼ばれるものの${verbs[verb]}`;
  const own = spoken[`${area}.${verb}`];
  if (own !== undefined) return own;
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (verb === 'change') return `${object}の読み取り、変更、削除`;
  return verb === 'send' ? `本人としての${object}の送信` : `${object}の${verbs[verb]}`;
}

/** Joined by dots: the phrases of a title are joined by commas. */
function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return '名前の分からないデータの利用';
  const own = does.length === 1 ? spoken[`${area}.${does[0] ?? ''}`] : undefined;
  if (own !== undefined && area !== 'mail') return own;
  if (area in specials) return specials[area as Special];
  return `${areas[fact.area as Area]}の${does.map((verb) => verbs[verb]).join('・')}`;
}

export const jaScopes: typeof enScopes = {
  scope: { sentence: scopeSentence, phrase: areaPhrase, estimated: '名前からの推定' },
  notes: {
    everything: '全内容',
    acts: '本人として操作',
    'no-end': '期限なし',
    everyone: '本人以外にも及ぶ',
    picked: '選んだものだけ',
  },
  weights: { ordinary: '通常', sensitive: '要注意', high: '広範囲' },
};
