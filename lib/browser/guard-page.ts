/** Puts the guard on a page: asks the worker for the snapshot, keeps it current, hands records over. */
import { EMPTY_CATALOG } from '../catalog/catalog.ts';
import { catalogFrom } from '../catalog/excerpt.ts';
import { type CompiledPolicy, compile } from '../policy/compile.ts';
import { decide, decideWithoutPolicy } from '../policy/decide.ts';
import type { PageDocument } from '../policy/page-document.ts';
import { withLocators } from '../surfaces/locator-updates.ts';
import { decideUnreadable } from '../policy/overrides.ts';
import { type Guard, type Judge, guard } from '../gate/guard.ts';
import type { Mending } from '../gate/mending.ts';
import { watchWalls } from '../gate/walls.ts';
import type { ConsentActivity, Wall } from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import type { Surface } from '../surfaces/surface.ts';
import { type DialogStand, dialogDoor } from './dialog-door.ts';
import { pageApi } from './page-extension.ts';
import type { ContentMessage } from './messages.ts';
import { ChangedNotice, Snapshot, StoppedNotice } from './snapshot.ts';
import { aboutOf, earlierOf } from './request-states.ts';
import { announceGuard, stepDownFor } from './successor.ts';
import { tellReadings } from './tell-readings.ts';
import { askPageProbe } from './page-probe.ts';

/** ms after which the worker is asked once more; a cold one answers well before. */
const ASK_AGAIN = 800;

/** A page that names more apps than this is not a consent page. */
const MOST_APPS = 10;

type Asking = Pick<Extract<ContentMessage, { type: 'hello' }>, 'kinds' | 'about'>;

const MARK = Symbol.for('handrail.guard');

/**
 * Guards this page with these surfaces, once.
 * @param mending does what the fixes of these surfaces want; null where they have none.
 * @param raise makes what dialogs stand on; called only when this page is not guarded yet. Once the extension
 *   was updated nothing can be asked of it, so what is said then is handed over now.
 */
export function guardPage(
  kind: string,
  surfaces: readonly Surface[],
  raise: (sorry: { readonly text: string; readonly language: string }) => DialogStand,
  mending: Mending | null,
): void {
  const marks = ((globalThis as { [MARK]?: Set<string> })[MARK] ??= new Set());
  if (marks.has(kind)) return;
  marks.add(kind);

  const language = pageApi.i18n.getUILanguage();
  let judge: Judge | null = null;
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (ready = resolve));
  let latest = '';
  let active: Guard | null = null;
  let unread: Snapshot['notice'] = null;

  const take = (answer: unknown) => {
    const parsed = Snapshot.safeParse(answer);
    if (!parsed.success) return;
    const text = JSON.stringify(parsed.data);
    if (text === latest) return;
    latest = text;
    judge = judgeOf(parsed.data, language, askAbout);
    unread = parsed.data.notice;
    ready();
    takeLocators(parsed.data.policy?.document ?? null);
    active?.reconsider();
  };

  /** Only where an organisation has said something: without one, the provider's own words have to do. */
  const showWall = (wall: Wall, product: string) => {
    const policy = judge?.policy ?? null;
    if (policy !== null) presenter.wall({ wall, product, policy, language });
  };

  const kinds = [...new Set(surfaces.map((surface) => surface.kind))];
  /** The request that the page itself names, where no flow led here. */
  let about: Asking['about'] = null;
  const asked = new Set<string>();
  const ask = async (type: 'hello' | 'refresh') => take(await send({ type, kinds, about }));
  const askAbout = ({ platform, app: { clientId }, scopes, redirectUri }: ConsentActivity) => {
    if (asked.has(clientId) || asked.size >= MOST_APPS) return;
    asked.add(clientId);
    about = { platform, clientId, scopes, redirectUri };
    void ask('hello');
  };

  const sorry = () => ({
    text: pageApi.i18n.getMessage('apology'),
    language: pageApi.i18n.getMessage('language'),
  });
  const presenter = dialogDoor(() => raise(sorry()), bringDialogs);
  /** A step was or would be recorded, if the person had read what is recorded. */
  const showPrivacy = (holdsRequest: boolean) => {
    if (unread === null) return;
    const { version, ...shown } = unread;
    const read = () => {
      unread = null;
      void send({ type: 'notice-read', version });
    };
    presenter.privacy({ ...shown, holdsRequest, language, read });
  };
  const reading = tellReadings(document, (activity) => void send({ type: 'reading', activity }));
  const gap = (surface: Surface, detail: string) =>
    void send({ type: 'gap', surface: surface.id, detail });
  active = guard({
    window,
    surfaces,
    language,
    presenter: {
      ...presenter,
      // "On its way" would not be true yet.
      confirm: (what, tongue) => {
        const asks = what === 'requested' || what === 'disputed';
        if (unread === null || !asks) presenter.confirm(what, tongue);
        else showPrivacy(true);
      },
    },
    mending,
    judge: () => judge,
    whenReady: async (limit) => {
      const retry = setInterval(() => void ask('hello'), ASK_AGAIN);
      await Promise.race([isReady, new Promise((resolve) => setTimeout(resolve, limit))]);
      clearInterval(retry);
      // The worker does not answer at all: the person is asked rather than stopped or waved through.
      judge ??= {
        decide: () => decideWithoutPolicy('warn'),
        unreadable: () => null,
        earlier: () => null,
        policy: null,
        catalog: EMPTY_CATALOG,
        flow: null,
        policyAge: () => null,
      };
    },
    surfaceSeen: () => void ask('refresh'),
    draft: (record) => {
      void send({ type: 'draft', record });
      showPrivacy(false);
    },
    report: async (record) => {
      // A worker that ends while it stores gives no answer; the same uid twice is one record.
      const report = async () => (await send({ type: 'report', record })) === true;
      const stored = (await report()) || (await report());
      showPrivacy(false);
      return stored;
    },
    gap,
    reading: (activity) => reading.now(activity),
    pass: async (activity, justification) => {
      const pass = { type: 'pass', activity, justification } as const;
      if ((await send(pass)) === undefined) await send(pass);
    },
    taken: (activity) => void send({ type: 'taken', activity }),
    askPage: () => (surfaces.some(({ pageProbe }) => pageProbe) ? askPageProbe(document) : null),
  });

  let locators = '[]';
  /** The policy knows better places for parts of these dialogs: it takes them unless a question is open. */
  const takeLocators = (policy: PageDocument | null) => {
    const text = JSON.stringify(policy?.locators ?? []);
    if (text === locators || active === null) return;
    const updated = withLocators(surfaces, policy?.locators ?? [], isSelector);
    if (!active.use(updated.surfaces)) return;
    locators = text;
    for (const { surface, detail } of updated.refused) gap(surface, detail);
  };

  const endWalls = surfaces.some(({ walls }) => walls !== undefined)
    ? watchWalls({
        window,
        surfaces,
        found: ({ product }, wall) => void isReady.then(() => showWall(wall, product)),
      })
    : () => undefined;

  pageApi.runtime.onMessage.addListener((message, _sender, answer) => {
    const { data: stopped } = StoppedNotice.safeParse(message);
    // One guard of the frame answers: the one that has the surface.
    if (stopped !== undefined && surfaces.some(({ id }) => id === stopped.activity.surface))
      answer(active?.stopped(stopped));
    if (ChangedNotice.safeParse(message).success) void ask('hello');
  });
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    // Back from the page cache: the flow may have ended meanwhile, and what was agreed to is used up.
    if (!persisted) return;
    latest = '';
    void ask('hello').finally(() => active?.restart());
  };
  // One that goes into the page cache may come back with its question; if not, the end of its tab tells.
  const onPageHide = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) active?.left();
  };
  window.addEventListener('pageshow', onPageShow);
  window.addEventListener('pagehide', onPageHide);
  stepDownFor(window, kind, () => {
    active?.stop();
    active = null;
    endWalls();
    reading.stop();
    window.removeEventListener('pageshow', onPageShow);
    window.removeEventListener('pagehide', onPageHide);
    presenter.leave();
  });
  // From here on nothing passes this guard; what it does not know yet it holds until it does.
  announceGuard(window, kind);
  void ask('hello');
}

/** A worker that ends before it has answered is asked once more. */
async function bringDialogs(): Promise<boolean> {
  return (await send({ type: 'dialog' })) === true || (await send({ type: 'dialog' })) === true;
}

async function send(message: ContentMessage): Promise<unknown> {
  try {
    return await pageApi.runtime.sendMessage(message);
  } catch {
    // The worker ended before it answered, or the extension was updated under this page.
    return undefined;
  }
}

/** Whether this page can look for it; asked of a piece that is in no document. */
function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** @param askAbout told of a consent whose app the snapshot is not about. */
function judgeOf(
  snapshot: Snapshot,
  language: string,
  askAbout: (activity: ConsentActivity) => void,
): Judge {
  const held = snapshot.policy;
  const compiled: CompiledPolicy<PageDocument> | null =
    held === null ? null : compile(held.document);
  const context = {
    language,
    user: snapshot.actor.user,
    groups: snapshot.actor.groups,
    device: snapshot.actor.device,
    stale: held?.stale ?? false,
    firstTime: snapshot.firstTime,
    prompts: snapshot.prompts,
    requests: snapshot.requests.map(aboutOf),
    catalog: catalogFrom(snapshot.catalog),
  };
  return {
    unreadable: () =>
      held === null || held.document.onUnreadable === 'pass'
        ? null
        : decideUnreadable(held.document, held.stale),
    earlier: (activity) => earlierOf(snapshot.requests, activity, Date.now()),
    policy: held?.document ?? null,
    catalog: context.catalog,
    flow: snapshot.flow,
    policyAge: () => (held === null ? null : Math.max(0, Date.now() - held.checkedAt)),
    decide: (activity) => {
      if (activity.kind === 'consent' && activity.app.clientId !== snapshot.about) {
        askAbout(activity);
        // Its own entries are still on the way: neither waved through nor stopped meanwhile.
        if (snapshot.partial) return decideWithoutPolicy('warn');
      }
      if (compiled !== null) return decide(compiled, activity, { ...context, now: Date.now() });
      return snapshot.management === 'managed' ? decideWithoutPolicy(snapshot.failMode) : SILENT;
    },
  };
}

/** Nobody manages this browser, or nobody has said so yet: Handrail stays out of the way. */
const SILENT: Decision = { ...decideWithoutPolicy('open'), basis: 'none', reasons: [] };
