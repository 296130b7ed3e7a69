/** The only door to the extension API: WebExtension promises in every browser. */
export { default as browser } from 'webextension-polyfill';
export type {
  DeclarativeNetRequest,
  Runtime,
  Storage,
  Tabs,
  WebNavigation,
  WebRequest,
} from 'webextension-polyfill';
