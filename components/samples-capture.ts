/** Named states of capturing a dialog on the status page. */
import type { CaptureProps } from './status/Capture.tsx';

const TABS = [
  { id: 1, label: 'docs.google.com (1)' },
  { id: 2, label: 'docs.google.com (2)' },
  { id: 3, label: 'automations.a-very-long-host-name.acme.example' },
];

const tabs = () => Promise.resolve(TABS);

/** What the status page's entrypoint hands over, by name. */
export const CAPTURE_SAMPLES: Readonly<Record<string, CaptureProps['capture']>> = {
  dialog: {
    tabs,
    take: () =>
      Promise.resolve([
        {
          url: 'https://docs.google.com/document/d/x1/edit',
          surface: 'share/google-drive',
          version: 3,
          found: ['share/google-drive: root', 'share/google-drive: Send'],
          missing: ['share/google-drive: Who has access'],
          html: '<div role="dialog" aria-modal="true"><h2>…</h2><button jsname="LgbsSe">Send</button></div>',
          cut: true,
        },
        {
          url: 'https://automations.acme.example/x1',
          surface: null,
          version: null,
          found: [],
          missing: [],
          html: '<dialog open><p>…</p></dialog>',
          cut: false,
        },
      ]),
  },
  'no-dialog': { tabs, take: () => Promise.resolve([]) },
  unreadable: {
    tabs,
    take: () => Promise.reject(new Error('No frame of this tab could be read.')),
  },
  'no-tabs': { tabs: () => Promise.resolve([]), take: () => Promise.resolve([]) },
};
