import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Session } from '../contract/contract.ts';
import { goTo, usePlace } from './location.ts';
import { PAGES, pageOf } from './pages.ts';
import { frameWords, product } from './words.ts';

interface FrameProperties {
  readonly session: Session;
  readonly onSignOut: () => void;
  readonly children: ComponentChildren;
}

/** One's own account stands at the name, not in the navigation. */
const OWN = '/account';
/** px. */
const BEFORE = 56;

/** Navigation beside the page. It lists what exists, nothing that is yet to come. */
export function Frame({ session, onSignOut, children }: FrameProperties) {
  const current = pageOf(usePlace().path);
  const navigation = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // Where the navigation is one row that scrolls, the open page stands in it, with some of what is before it.
    const nav = navigation.current;
    const open = nav?.querySelector<HTMLElement>('[aria-current]');
    if (nav && open) nav.scrollLeft = open.offsetLeft - BEFORE;
  }, [current]);
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {frameWords.skip}
      </a>
      <header class="side">
        <p class="brand">
          <Mark />
          {product}
        </p>
        <nav ref={navigation} aria-label={frameWords.navigation}>
          {PAGES.filter(
            ({ roles, apart }) => roles.includes(session.role) && apart === undefined,
          ).map((page) => (
            <a
              key={page.path}
              href={page.path}
              aria-current={page === current ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                goTo(page.path);
              }}
            >
              {page.label}
            </a>
          ))}
        </nav>
        <div class="account">
          <a
            class="who"
            href={OWN}
            title={frameWords.signedInAs(session.name, session.role)}
            aria-current={current.path === OWN ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              goTo(OWN);
            }}
          >
            <bdi>{session.name}</bdi>
            <small>{session.role}</small>
          </a>
          <button type="button" class="quiet" onClick={onSignOut}>
            {frameWords.signOut}
          </button>
        </div>
      </header>
      {children}
    </div>
  );
}

/** The rail, drawn; decoration only. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M6 20.5 26 11.5M10 18.7V25M22 13.3V25" />
    </svg>
  );
}
