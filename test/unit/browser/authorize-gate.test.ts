/** Which authorize requests are held on their way, and which wait for their page. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ASK, ENTRA, FLOW, TAB, ask, freshStage, world } from './gate-stage.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

beforeEach(freshStage);

describe('authorize requests', () => {
  const silent = `${ASK}&prompt=none`;
  const fix = `${ENTRA}/common/oauth2/v2.0/authorize?client_id=app-1&response_type=code&scope=a&redirect_uri=`;

  it('without a page are held by every effect that holds', () => {
    world.effects = { 'app-1': 'acknowledge' };
    expect(ask(silent)).toEqual({ cancel: true });
    expect(world.held).toMatchObject([
      { what: 'request', url: silent, back: 1, activity: { sensor: 'flow' } },
    ]);
    expect(ask(silent, { tabId: -1 })).toEqual({});
  });

  it('of a provider’s own app are held where its answer lies open', () => {
    world.effects = { 'app-1': 'acknowledge' };
    expect(ask(`${fix}http%3A%2F%2Flocalhost%3A1`)).toEqual({});
    world.own = { name: 'CLI', firstParty: true, loopback: true, abused: false };
    expect(ask(`${fix}http%3A%2F%2Flocalhost%3A1`)).toEqual({ cancel: true });
    expect(ask(`${fix}https%3A%2F%2Fportal.example%2F`)).toEqual({});
  });

  it('that a page follows are held by what no answer can lift', () => {
    const device = `${ENTRA}/common/oauth2/deviceauth`;
    world.effects = { '': 'justify' };
    expect(ask(device)).toEqual({});
    world.effects = { '': 'request' };
    expect(ask(device)).toEqual({ cancel: true });
  });

  it('that go on without a page are reported where a rule speaks to them', () => {
    world.effects = { 'app-1': 'log' };
    expect(ask(silent)).toEqual({});
    world.effects = {};
    expect(ask(silent)).toEqual({});
    expect(world.passed).toEqual(['app-1']);
  });

  it('go on once the person agreed, and a post is never repeated', async () => {
    world.effects = { 'app-1': 'acknowledge' };
    ask(silent);
    await world.readings.grant(TAB, world.held[0]!.activity);
    expect(ask(silent)).toEqual({});
    ask(silent, { method: 'POST', tabId: 8 });
    expect(world.held.at(-1)?.url).toBeNull();
  });

  it('that no filter names are stopped after the fact, once', async () => {
    world.kills = ['app-1'];
    world.effects = { 'app-1': 'block' };
    const asked = { tabId: TAB, requestId: 'r', url: ASK, method: 'GET', request: FLOW };
    expect(ask(ASK)).not.toEqual({ cancel: true });
    await world.gate.seen(asked);
    expect(world.held).toMatchObject([{ url: ASK, back: 1 }]);
    ask(silent);
    await world.gate.seen({ ...asked, url: silent });
    expect(world.held).toHaveLength(2);
  });

  it('that the net stops get our page, two steps from where the person was', async () => {
    [world.inNet, world.policy] = [true, { settings: { layers: { request: false } } }];
    world.effects = { 'app-1': 'block' };
    await world.gate.seen({ tabId: TAB, requestId: 'r', url: ASK, method: 'GET', request: FLOW });
    expect(world.held).toMatchObject([{ back: 2 }]);
  });

  it('of a tab that is gone are left alone', async () => {
    world.effects = { 'app-1': 'block' };
    world.kills = ['app-1'];
    await world.gate.seen({ tabId: 77, requestId: 'r', url: ASK, method: 'GET', request: FLOW });
    expect(world.held).toEqual([]);
  });
});
