/** Puts the guard on a page: asks the worker for the snapshot, keeps it current, hands records over. */
import { EMPTY_CATALOG } from '../catalog/catalog.ts';
import { type CompiledPolicy, compile } from '../policy/compile.ts';
import { decide, decideWithoutPolicy } from '../policy/decide.ts';
import { type Guard, type Judge, guard } from '../gate/guard.ts';
import type { Presenter } from '../gate/presenter.ts';
import type { Decision } from '../activity/decision.ts';
import type { Surface } from '../surfaces/surface.ts';
import { pageApi } from './page-extension.ts';
import { type ContentMessage, Snapshot } from './messages.ts';
import { askPageProbe } from './page-probe.ts';

/** ms after which the worker is asked once more; a cold one answers well before. */
const ASK_AGAIN = 800;

const MARK = Symbol.for('handrail.guard');

/**
 * Guards this page with these surfaces, once.
 * @param present shows dialogs; built only when this page is not guarded yet.
 */
export function guardPage(
  kind: string,
  surfaces: readonly Surface[],
  present: () => Presenter,
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

  const take = (answer: unknown) => {
    const parsed = Snapshot.safeParse(answer);
    if (!parsed.success) return;
    const text = JSON.stringify(parsed.data);
    if (text === latest) return;
    latest = text;
    judge = judgeOf(parsed.data, language);
    ready();
    active?.reconsider();
  };

  const ask = async (type: 'hello' | 'refresh') => take(await send({ type }));

  active = guard({
    window,
    surfaces,
    language,
    presenter: present(),
    judge: () => judge,
    whenReady: async (limit) => {
      const retry = setInterval(() => void ask('hello'), ASK_AGAIN);
      await Promise.race([isReady, new Promise((resolve) => setTimeout(resolve, limit))]);
      clearInterval(retry);
      // The worker does not answer at all: the person is asked rather than stopped or waved through.
      judge ??= {
        decide: () => decideWithoutPolicy('warn'),
        policy: null,
        flow: null,
        policyAge: () => null,
      };
    },
    surfaceSeen: () => void ask('refresh'),
    draft: (record) => void send({ type: 'draft', record }),
    report: async (record) => {
      // A worker that ends while it stores gives no answer; the same uid twice is one record.
      if ((await send({ type: 'report', record })) !== true) await send({ type: 'report', record });
    },
    gap: (surface, detail) => void send({ type: 'gap', surface: surface.id, detail }),
    askPage: () => (surfaces.some(({ pageProbe }) => pageProbe) ? askPageProbe(document) : null),
  });

  pageApi.runtime.onMessage.addListener((message: unknown) => {
    take(message);
    return undefined;
  });
  void ask('hello');
}

async function send(message: ContentMessage): Promise<unknown> {
  try {
    return await pageApi.runtime.sendMessage(message);
  } catch {
    // The worker ended before it answered, or the extension was updated under this page.
    return undefined;
  }
}

function judgeOf(snapshot: Snapshot, language: string): Judge {
  const held = snapshot.policy;
  const compiled: CompiledPolicy | null = held === null ? null : compile(held.document);
  const context = {
    language,
    user: snapshot.actor.user,
    groups: snapshot.actor.groups,
    stale: held?.stale ?? false,
    firstTime: snapshot.firstTime,
    prompts: snapshot.prompts,
    catalog: EMPTY_CATALOG,
  };
  return {
    policy: held?.document ?? null,
    flow: snapshot.flow,
    policyAge: () => (held === null ? null : Math.max(0, Date.now() - held.checkedAt)),
    decide: (activity) => {
      if (compiled !== null) return decide(compiled, activity, { ...context, now: Date.now() });
      return snapshot.management === 'managed' ? decideWithoutPolicy(snapshot.failMode) : SILENT;
    },
  };
}

/** Nobody manages this browser, or nobody has said so yet: Handrail stays out of the way. */
const SILENT: Decision = { ...decideWithoutPolicy('open'), basis: 'none', reasons: [] };
