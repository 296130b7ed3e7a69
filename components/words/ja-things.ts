/** What is shared or published, in Japanese. */
import type { Resource } from '../../lib/activity/activity.ts';

export const things: Record<Resource['type'], string> = {
  file: 'ファイル',
  folder: 'フォルダー',
  document: '文書',
  spreadsheet: 'スプレッドシート',
  presentation: 'プレゼンテーション',
  form: 'フォーム',
  site: 'サイト',
  flow: 'フロー',
  app: 'アプリ',
  report: 'レポート',
  page: 'ページ',
  base: 'データベース',
  view: 'ビュー',
  board: 'ボード',
  design: 'デザイン',
  calendar: 'カレンダー',
  repository: 'リポジトリ',
  channel: 'チャンネル',
  conversation: '会話',
  assistant: 'アシスタント',
  credential: '認証情報',
  workspace: 'ワークスペース',
  unknown: '項目',
};
