/** Where the consent reader is put: pages of a running request, and consent addresses that pages put there. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DECLARED_FILTERS, injectConsentReader } from '../../../lib/browser/content-scripts.ts';
import { consent } from '../../../lib/surfaces/registry.ts';

const { executeScript } = vi.hoisted(() => ({
  executeScript: vi.fn<() => Promise<unknown[]>>(() => Promise.resolve([])),
}));
vi.mock('webextension-polyfill', () => ({ default: { scripting: { executeScript } } }));

const DECLARED = 'https://linear.app/oauth/authorize?client_id=lin9c8d7&response_type=code';
const SIGN_IN = 'https://linear.app/login';

const isInjected = async (url: string, pushed?: boolean) => {
  await injectConsentReader(3, url, pushed);
  return executeScript.mock.calls.length === 1;
};

beforeEach(() => {
  executeScript.mockClear();
});

describe('the consent reader', () => {
  it('comes to a page of a running request', async () => {
    expect(await isInjected(SIGN_IN)).toBe(true);
    expect(executeScript).toHaveBeenCalledWith({
      target: { tabId: 3 },
      files: ['content-scripts/consent.js'],
      injectImmediately: true,
    });
  });

  it('comes with the manifest where a surface declares the address', async () => {
    expect(await isInjected(DECLARED)).toBe(false);
  });

  it('comes to a declared address that the page put there', async () => {
    expect(await isInjected(DECLARED, true)).toBe(true);
  });

  it.each([SIGN_IN, 'https://linear.app/oauth/applications', 'http://linear.app/oauth/authorize?'])(
    'does not come to %s when the page put it there',
    async (address) => {
      expect(await isInjected(address, true)).toBe(false);
    },
  );

  it.each(['chrome://settings/', 'file:///etc/hosts', 'nonsense'])(
    'never to %s',
    async (address) => {
      expect(await isInjected(address)).toBe(false);
    },
  );
});

describe('filters of declared addresses', () => {
  const covers = (address: string) => {
    const { protocol, hostname, pathname } = new URL(address);
    return DECLARED_FILTERS.some(
      ({ schemes, pathPrefix, ...where }) =>
        schemes.includes(protocol.slice(0, -1)) &&
        pathname.startsWith(pathPrefix) &&
        ('hostEquals' in where
          ? hostname === where.hostEquals
          : hostname.endsWith(where.hostSuffix)),
    );
  };

  it.each(consent.flatMap(({ matches }) => matches))('cover %s', (pattern) => {
    const address = pattern.replace('://*.', '://a.b.').replaceAll('*', 'x');
    expect(covers(address)).toBe(true);
  });

  it('leave the rest of the product alone', () => {
    expect(
      [SIGN_IN, 'https://linear.app/acme/team/ENG/all', 'https://x.com/home'].map(covers),
    ).toEqual([false, false, false]);
  });
});
