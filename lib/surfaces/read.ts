/** Asks surfaces what is about to happen on a page. Looks only; never throws; never guesses. */
import { Activity, type ActivityFacts } from '../activity/activity.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { find, hostOf } from './dom.ts';
import type { Fix, SharingState, Surface, View } from './surface.ts';

export interface Question {
  readonly document: Document;
  readonly url: URL;
  readonly flow: AuthorizeRequest | null;
  readonly askPage: () => unknown;
  /** The control that is about to be used, if any. */
  readonly control?: Element | null;
  /** What the surface's dialog said when it came on screen, if anybody kept it. */
  readonly opened?: SharingState | null;
  /** Open shadow trees of the page in which dialogs may stand, besides the document itself. */
  readonly trees?: readonly ParentNode[];
  /** Told of a surface that could not be asked or said something that is no activity. */
  readonly failed?: (surface: Surface, reason: 'threw' | 'malformed') => void;
}

export interface Reading {
  readonly surface: Surface;
  readonly root: Element;
  readonly activity: Activity;
}

/**
 * The first surface that reads an activity from the page.
 * Surfaces without match patterns are asked only where no other one is declared for the address: a
 * page with a reader of its own is read by that one alone, and its "nothing here" is believed.
 */
export function readSurfaces(surfaces: readonly Surface[], question: Question): Reading | null {
  const declared = surfaces.filter((surface) => matchesUrl(surface.matches, question.url));
  const named = surfaces.filter((surface) => surface.matches.length === 0);
  for (const surface of declared.length > 0 ? declared : named) {
    const reading = readSurface(surface, question);
    if (reading !== null) return reading;
  }
  return null;
}

const NO_PARTS = {};

/** The surface's root, in the document or in one of its shadow trees. */
export function rootOf(
  { root }: Surface,
  { document, trees = [] }: Pick<Question, 'document' | 'trees'>,
): Element | null {
  for (const tree of [document, ...trees]) {
    const element = find(tree, root);
    if (element !== null) return element;
  }
  return null;
}

function viewOf(surface: Surface, question: Question, root: Element): View {
  const { document, url, control = null, flow, askPage, opened = null } = question;
  return { document, url, root, control, flow, askPage, opened, parts: surface.parts ?? NO_PARTS };
}

/** How far the thing on screen is shared, as its dialog shows it; null where it does not say. Never throws. */
export function readState(surface: Surface, question: Question): SharingState | null {
  try {
    const root = rootOf(surface, question);
    return root === null ? null : (surface.state?.(viewOf(surface, question, root)) ?? null);
  } catch {
    // What cannot be read is not known; whether that is a gap is said when the step is read.
    return null;
  }
}

/** What one surface reads, whatever the address; null where it says nothing. */
export function readSurface(surface: Surface, question: Question): Reading | null {
  let root: Element | null;
  let said: ActivityFacts | null;
  try {
    root = rootOf(surface, question);
    if (root === null) return null;
    said = surface.read(viewOf(surface, question, root));
  } catch {
    // Pages can shadow DOM methods (`<form><input name="closest">`) and answer probes with proxies.
    question.failed?.(surface, 'threw');
    return null;
  }
  if (said === null) return null;
  const activity = Activity.safeParse(said);
  if (activity.success) return { surface, root, activity: activity.data };
  question.failed?.(surface, 'malformed');
  return null;
}

/** The control that a fix uses next, as the page stands now; null where it offers no way. Never throws. */
export function nextFor(
  surface: Surface,
  fix: Fix,
  wanted: Activity,
  question: Question,
): Element | null {
  try {
    const root = rootOf(surface, question);
    return root === null ? null : fix.next(viewOf(surface, question, root), wanted);
  } catch {
    // As for reading: a page can stand in the way of any look at it.
    return null;
  }
}

/**
 * True when one of the match patterns covers the address.
 * @param patterns as in a manifest: `https://host/*`, `https://*.host/*`, `*://host/path*`.
 */
export function matchesUrl(patterns: readonly string[], url: URL): boolean {
  return patterns.some((pattern) => {
    const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*]+)(\/.*)$/u.exec(pattern);
    if (parts === null) return false;
    const [, scheme = '', host = '', path = ''] = parts;
    return (
      (scheme === '*' ? /^https?:$/u.test(url.protocol) : url.protocol === `${scheme}:`) &&
      hostCovered(host.toLowerCase(), hostOf(url)) &&
      pathCovered(path, url.pathname + url.search)
    );
  });
}

/** `*.host` covers the host itself too, as match patterns do. */
function hostCovered(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

function pathCovered(pattern: string, path: string): boolean {
  const [start = '', ...pieces] = pattern.split('*');
  if (pieces.length === 0) return path === start;
  if (!path.startsWith(start)) return false;
  let from = start.length;
  const end = pieces.pop() ?? '';
  for (const piece of pieces) {
    const at = path.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return path.length - end.length >= from && path.endsWith(end);
}
