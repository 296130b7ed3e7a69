// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../lib/activity/activity.ts';
import { controlAt } from '../../../lib/surfaces/dom.ts';
import {
  type AuthorizeRequest,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';
import { matchesUrl, readSurface, readSurfaces } from '../../../lib/surfaces/read.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import { questionOf } from './open-page.ts';
import { savedPages, strayExpectations } from './saved-pages.ts';

const all = savedPages();
const pages = all.filter((page) => page.problem === null);

describe('each page says what is expected of it', () => {
  it.each(all.map((page) => [page.name, page] as const))('%s', (_name, page) => {
    expect(page.problem, page.problem ?? '').toBeNull();
  });
  it('and no expectation stands alone', () => {
    expect(strayExpectations(), 'These files have no .html beside them.').toEqual([]);
  });
});

/** A request as the tracker would hold it while the person goes elsewhere in the same tab. */
function flowFor(host: string): AuthorizeRequest {
  const address = `https://${host}/oauth2/authorize?client_id=sync-42&response_type=code&scope=openid%20email%20files.read%20repo&redirect_uri=https%3A%2F%2Fsync.example.net%2Fcb`;
  return { ...readAuthorizeRequest(address)!, host };
}

const twoWays = (page: string, surface: string) =>
  `Fix one of two things: the reading of ${surface}, or test/sites/${page}.json if the page really says so.`;

/**
 * The surfaces that are asked on an address. One that is named by the policy or the flow tracker is not
 * asked where another is declared; everything else is asked everywhere, to see that it stays silent.
 */
function askedOn(url: URL): typeof surfaces {
  const declared = surfaces.some(({ matches }) => matchesUrl(matches, url));
  return surfaces.filter(({ matches }) => matches.length > 0 || !declared);
}

describe('each page says to its own surface what its JSON says, and nothing to the others', () => {
  it.each(pages.map((page) => [page.name, page] as const))('%s', (_name, page) => {
    const question = questionOf(page);
    for (const surface of askedOn(question.url)) {
      const failures: string[] = [];
      const reading = readSurface(surface, {
        ...question,
        failed: (_surface, reason) => failures.push(reason),
      });
      const expected =
        surface.id === page.folder ? (page.expected.activity as Activity | null) : null;
      expect(reading?.activity ?? null, twoWays(page.name, surface.id)).toEqual(expected);
      expect(failures, `${surface.id} threw or said what is no activity on ${page.name}`).toEqual(
        [],
      );
    }
    const first = readSurfaces(surfaces, question);
    expect(first?.surface.id ?? null, twoWays(page.name, 'the registry as a whole')).toBe(
      page.expected.activity === null ? null : page.folder,
    );
  });
});

describe('ordinary pages stay silent while a request is under way in the tab', () => {
  const ordinary = pages.filter((page) => page.folder === 'none');
  it('has at least twenty of them', () => expect(ordinary.length).toBeGreaterThanOrEqual(20));
  it.each(ordinary.map((page) => [page.name, page] as const))('%s', (_name, page) => {
    const question = questionOf(page);
    for (const flow of [flowFor(question.url.hostname), flowFor('id.vendor.example')]) {
      for (const surface of surfaces) {
        const reading = readSurface(surface, { ...question, flow });
        expect(reading?.activity ?? null, twoWays(page.name, surface.id)).toBeNull();
      }
    }
  });
});

describe('each page with an activity has a control that takes the step', () => {
  const risky = pages.filter((page) => page.expected.activity !== null);
  it.each(risky.map((page) => [page.name, page] as const))('%s', (_name, page) => {
    const { document, control, url } = questionOf(page);
    const surface = surfaces.find(({ id }) => id === page.folder)!;
    const taken = [...document.querySelectorAll('*')].filter((element) =>
      surface.controls.some((one) => controlAt(element, one) === element),
    );
    expect(taken, `no control of ${surface.id} is on ${page.name}`).not.toHaveLength(0);
    const isControl = control && surface.controls.some((one) => controlAt(control, one) !== null);
    expect(
      page.expected.control === undefined || isControl,
      `${surface.id} does not hold ${page.expected.control}`,
    ).toBe(true);
    // The gate asks the surface that knows a control first; one that then reads nothing lets it pass.
    const here = surfaces.filter(({ matches }) => matchesUrl(matches, url));
    const asked = here.length > 0 ? here : surfaces.filter(({ matches }) => matches.length === 0);
    for (const element of taken) {
      const first = asked.find(
        ({ kind, controls }) =>
          kind === surface.kind && controls.some((one) => controlAt(element, one) !== null),
      );
      expect(first?.id, `${page.name}: another surface holds ${element.outerHTML}`).toBe(
        surface.id,
      );
    }
  });
});

describe('controls that say no, go back or open something are never held', () => {
  const harmless =
    /^(cancel|deny|decline|reject( all)?|abbrechen|ablehnen|verweigern|annuler|refuser|cancelar|annulla|não permitir|niet toestaan|キャンセル|許可しない|nie zezwalaj|tillåt inte|no|nein|back|zurück|back to safety|advanced|erweitert|done|fertig|copy link|link kopieren|accept all|alle akzeptieren|tout accepter)$/iu;
  it.each(pages.map((page) => [page.name, page] as const))('%s', (_name, page) => {
    const { document, url } = questionOf(page);
    const own = surfaces.filter(
      ({ id, matches }) =>
        id === page.folder ||
        (page.folder === 'none' && (matches.length === 0 || matchesUrl(matches, url))),
    );
    for (const element of document.querySelectorAll('button, input, a, [role="button"]')) {
      const name = (element.getAttribute('value') ?? element.textContent ?? '').trim();
      if (
        !harmless.test(name) ||
        /copy|kopieren/iu.test(element.outerHTML) ||
        // Node-RED keeps what was typed by "Done"; it is held only where that holds credentials.
        element.id === 'node-dialog-ok' ||
        /^(0|1|yes|no|deny)$/u.test(name)
      )
        continue;
      const held = own
        .flatMap((surface) => surface.controls)
        .filter((one) => controlAt(element, one) !== null);
      expect(
        held.map((one) => one.name),
        `${name} on ${page.name} is held`,
      ).toEqual([]);
    }
  });
});
