/**
 * Puts dialog, notice and hint on the stand that the guard raised on somebody else's page, in the top
 * layer. What the page does to the host is undone as long as a question is open.
 */
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../lib/gate/presenter.ts';
import { Dialog, type DialogProps } from './Dialog.tsx';
import { Hint, type HintProps, type Place } from './Hint.tsx';
import { type KeptOpen, keepOpen } from './keep-open.ts';
import {
  Checking,
  Notice,
  type NoticeProps,
  Said,
  WallNotice,
  type WallNoticeProps,
} from './Notice.tsx';
import { PrivacyNotice, type PrivacyNoticeProps } from './PrivacyNotice.tsx';
import type { Stand } from './stand.ts';
import agreeCss from './styles/agree.css?inline';
import dialogCss from './styles/dialog.css?inline';
import factsCss from './styles/facts.css?inline';
import footCss from './styles/foot.css?inline';
import noticeCss from './styles/notice.css?inline';
import surfaceCss from './styles/surface.css?inline';
import tokensCss from './styles/tokens.css?inline';
import type { Words } from './words/words.ts';

export type ShowDialog = Omit<DialogProps, 'onAnswer' | 'accepts' | 'onCovered'>;
export type ShowNotice = Omit<NoticeProps, 'onGone' | 'accepts'> & {
  readonly onGone?: NoticeProps['onGone'];
};

export type ShowPrivacy = Omit<PrivacyNoticeProps, 'onGone' | 'accepts'>;
export type ShowWall = Omit<WallNoticeProps, 'onGone' | 'accepts'>;

/** Something that is on screen and can be taken away. */
export interface Shown {
  readonly close: () => void;
}

export interface MountedSurface {
  /** Asks. A question that another one replaces, or that `close` ends, is answered with `back`. */
  readonly showDialog: (props: ShowDialog) => Promise<Answer>;
  readonly showNotice: (props: ShowNotice) => Shown;
  /** Stands beside a provider's own stop. */
  readonly showWall: (props: ShowWall) => Shown;
  /** Shows a privacy notice; does nothing while it is shown already. */
  readonly showPrivacy: (props: ShowPrivacy) => void;
  /** Rings the page's button and asks for one more click. */
  readonly showHint: (
    place: Place,
    props: Omit<HintProps, 'place'>,
  ) => Shown & {
    readonly move: (place: Place) => void;
  };
  /** Says that the rules are being read; the next dialog replaces it. */
  readonly showChecking: (words: Words) => Shown;
  /** Says a sentence and what follows from it. */
  readonly showSaid: (words: Words, text: string, more: string) => Shown;
  /** Takes everything away. */
  readonly close: () => void;
  /** Whether what was shown is still in the page; showing something again puts it back. */
  readonly isConnected: () => boolean;
}

type Layer = 'dialog' | 'notice' | 'hint';

/** Makes a stand ready to show things. Nothing is added to the page until something is shown. */
export function mountSurface(stand: Stand): MountedSurface {
  const { document, host, root, shield } = stand;
  const body = document.createElement('div');
  body.className = 'handrail';
  root.replaceChildren();
  dress(document, root);
  root.append(body);
  let pending: ((answer: Answer) => void) | null = null;
  const layers: Partial<Record<Layer, { content: ComponentChildren; key: number }>> = {};
  let kept: KeptOpen | null = null;
  let shown = 0;
  /** Key of the privacy notice that was shown last. */
  let privacy: number | null = null;

  const attach = () => {
    if (!host.isConnected) document.documentElement.append(host);
  };

  const paint = () => {
    render(
      (['notice', 'hint', 'dialog'] as const).map((layer) => (
        <Layered key={`${layer} ${layers[layer]?.key ?? ''}`}>{layers[layer]?.content}</Layered>
      )),
      body,
    );
    if (Object.keys(layers).length === 0) host.remove();
  };

  const put = (layer: Layer, words: Words, content: ComponentChildren): Shown => {
    const key = ++shown;
    layers[layer] = { content, key };
    body.lang = words.language;
    body.dir = words.direction;
    attach();
    shield.settle();
    paint();
    return {
      close: () => {
        if (layers[layer]?.key !== key) return;
        delete layers[layer];
        paint();
      },
    };
  };

  const endDialog = (answer: Answer) => {
    const settle = pending;
    pending = null;
    stand.asking = false;
    kept?.stop();
    kept = null;
    // Closing it properly gives the focus back to where it was before.
    root.querySelector('dialog')?.close();
    delete layers.dialog;
    paint();
    settle?.(answer);
  };

  return {
    showDialog: (props) => {
      if (pending !== null) endDialog({ act: 'back' });
      delete layers.notice;
      return new Promise((resolve) => {
        pending = resolve;
        stand.asking = true;
        put(
          'dialog',
          props.words,
          <Dialog
            {...props}
            accepts={shield.accepts}
            onAnswer={endDialog}
            onCovered={() => kept?.bringUp()}
          />,
        );
        kept = keepOpen(document, host, root, () => endDialog({ act: 'back' }));
      });
    },
    showNotice: ({ onGone, ...props }) => {
      const handle = put(
        'notice',
        props.words,
        <Notice
          {...props}
          accepts={shield.accepts}
          onGone={(how) => {
            handle.close();
            onGone?.(how);
          }}
        />,
      );
      return handle;
    },
    showWall: (props) => {
      const handle = put(
        'notice',
        props.words,
        <WallNotice {...props} accepts={shield.accepts} onGone={() => handle.close()} />,
      );
      return handle;
    },
    showPrivacy: (props) => {
      if (pending !== null || (privacy !== null && layers.notice?.key === privacy)) return;
      const handle = put(
        'notice',
        props.words,
        <PrivacyNotice {...props} accepts={shield.accepts} onGone={() => handle.close()} />,
      );
      privacy = layers.notice?.key ?? null;
    },
    showHint: (place, props) => {
      const handle = put('hint', props.words, <Hint place={place} {...props} />);
      const { key } = layers.hint!;
      return {
        close: handle.close,
        move: (next) => {
          if (layers.hint?.key !== key) return;
          layers.hint = { key, content: <Hint place={next} {...props} /> };
          paint();
        },
      };
    },
    showChecking: (words) => put('notice', words, <Checking words={words} />),
    showSaid: (words, text, more) =>
      put('notice', words, <Said mark="inform" text={text} more={more} />),
    close: () => {
      delete layers.notice;
      delete layers.hint;
      if (pending === null) paint();
      else endDialog({ act: 'back' });
    },
    isConnected: () => host.isConnected,
  };
}

/** Gives each layer a place of its own, so that one coming or going leaves the others alone. */
function Layered({ children }: { readonly children?: ComponentChildren }) {
  return <>{children}</>;
}

/** Constructed sheets are exempt from the page's content security policy; Firefox refuses them here. */
function dress(document: Document, root: ShadowRoot): void {
  const css = [tokensCss, dialogCss, factsCss, agreeCss, footCss, noticeCss, surfaceCss].join('\n');
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
