/** Saves the structure of a dialog that is on screen in another tab, as a fixture. */
import { useEffect, useState } from 'preact/hooks';
import { type Captured, fixtureOf } from '../../lib/surfaces/captured.ts';
import type { PageWords } from '../words/pages.ts';
import { SaveLink } from './SaveLink.tsx';

interface Tab {
  readonly id: number;
  readonly label: string;
}

export interface CaptureProps {
  readonly words: PageWords;
  readonly now: number;
  /** Both reject where the browser does not let it happen. */
  readonly capture: {
    readonly tabs: () => Promise<readonly Tab[]>;
    readonly take: (tabId: number) => Promise<readonly Captured[]>;
  };
}

/** A tab to choose, and what was found there: seen whole before any of it is saved. */
export function Capture({ capture, words, now }: CaptureProps) {
  const page = words.page.capture;
  const tabs = useOpenTabs(capture.tabs);
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [taken, setTaken] = useState<readonly Captured[]>([]);
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  const take = async () => {
    if (tab === undefined) return;
    setTaken([]);
    setSaid(page.working);
    try {
      const dialogs = await capture.take(tab.id);
      setTaken(dialogs);
      setSaid(dialogs.length === 0 ? page.none : page.done(dialogs.length));
    } catch {
      setSaid(page.failed);
    }
  };
  return (
    <section aria-labelledby="capture-title">
      <h2 id="capture-title">{page.title}</h2>
      <p class="quiet">{page.intro}</p>
      {tab === undefined ? (
        <p>{page.noTabs}</p>
      ) : (
        <p class="try">
          <label for="capture-tab">{page.tab}</label>
          <select
            id="capture-tab"
            value={tab.id}
            onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
          >
            {tabs.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
          <button type="button" class="plain" onClick={() => void take()}>
            {page.go}
          </button>
        </p>
      )}
      <p role="status">{said}</p>
      {taken.map((captured) => (
        <Structure
          key={`${captured.url} ${captured.html}`}
          captured={captured}
          words={words}
          now={now}
        />
      ))}
    </section>
  );
}

/** The open tabs, looked up again whenever the person comes back to this page. */
function useOpenTabs(list: CaptureProps['capture']['tabs']): readonly Tab[] {
  const [tabs, setTabs] = useState<readonly Tab[]>([]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') list().then(setTabs, () => setTabs([]));
    };
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [list]);
  return tabs;
}

interface StructureProps {
  readonly captured: Captured;
  readonly words: PageWords;
  readonly now: number;
}

function Structure({ captured, words, now }: StructureProps) {
  const page = words.page.capture;
  const { surface, url, found, missing, cut } = captured;
  const fixture = fixtureOf(captured, new Date(now).toISOString().slice(0, 10));
  const names = (list: readonly string[]) => (list.length === 0 ? page.nothing : list.join(', '));
  return (
    <div class="captured">
      <h3>{surface ?? page.unknown}</h3>
      <p>
        <code>{url}</code>
      </p>
      {found.length + missing.length > 0 && (
        <p class="quiet">
          {page.found}: {names(found)}. {page.missing}: {names(missing)}.
        </p>
      )}
      {cut && <p class="bad">{page.cut}</p>}
      <textarea
        readOnly
        rows={12}
        spellcheck={false}
        aria-label={page.structure(url)}
        value={fixture.html}
      />
      <p class="try">
        <SaveLink name={`${fixture.name}.html`} text={fixture.html} label={page.savePage} />
        <SaveLink name={`${fixture.name}.json`} text={fixture.json} label={page.saveFacts} />
      </p>
    </div>
  );
}
