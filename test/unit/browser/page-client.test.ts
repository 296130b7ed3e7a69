/** What pages of ours make of the worker's answers. */
import { beforeEach, expect, it, vi } from 'vitest';
import { answerHold } from '../../../lib/browser/page-client.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));
beforeEach(freshBrowser);

it.each([
  ['counts as stored when the worker says so', ['stay'], 'stay', 0],
  ['is handed over once more where it does not', [undefined, 'on', 'back'], 'on', 1],
  ['is not stored where it does not twice', [undefined, 'what', 'stay'], null, 1],
  ['is not stored where nobody is there', [], null, 0],
])('an answer on the stand-in page %s', async (_what, replies, after, left) => {
  extension.runtime.replies = replies;
  expect(await answerHold('1', { act: 'request', reason: 'needed' })).toBe(after);
  expect(extension.runtime.replies).toHaveLength(left);
});
