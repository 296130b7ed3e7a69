import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EventDetail } from '../../contract/contract.ts';
import { readEvent } from '../client.ts';
import { detailWords } from './detail-words.ts';
import { EffectTag } from '../EffectTag.tsx';
import { FactEntry, FactList } from '../FactList.tsx';
import { factsOf, titleOf } from './facts.ts';
import { HealthFacts, Measured } from './Measured.tsx';
import { Loading, Problem } from '../Notices.tsx';
import { plainText } from '../plain-text.ts';
import { RawEvent } from './RawEvent.tsx';
import { Done, Reasoning, Shown } from './Reasoning.tsx';
import { readRecorded, type Recorded } from './recorded.ts';
import { formatFull } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { listWords, outcomeWords, product } from '../words.ts';

interface DetailPanelProperties {
  readonly uid: string;
  /** Whether the heading takes the focus; not while somebody walks through the list. */
  readonly takeFocus: RefObject<boolean>;
  readonly onClose: () => void;
  readonly onExpired: () => void;
}

/** One event with its whole reasoning: beside the list, or as the page where there is no room. */
export function DetailPanel({ uid, takeFocus, onClose, onExpired }: DetailPanelProperties) {
  const [revision, setRevision] = useState(0);
  const loaded = useAnswer(uid, revision, readEvent, onExpired);
  const region = useRef<HTMLElement>(null);
  const detail = loaded.key === uid ? loaded.value : null;
  const failure = loaded.key === uid ? loaded.failure : null;
  const retry = useCallback(() => setRevision((before) => before + 1), []);

  useEffect(() => {
    if (detail !== null) document.title = `${plainText(detail.row.message)} · ${product}`;
  }, [detail]);
  useEffect(() => {
    region.current?.scrollTo({ top: 0 });
    if (takeFocus.current) region.current?.focus({ preventScroll: true });
  }, [uid, takeFocus]);

  return (
    <section class="detail" ref={region} tabIndex={-1} aria-label={detailWords.region}>
      <p class="detail-bar">
        <button type="button" class="plain" onClick={onClose}>
          <span class="back">{detailWords.back}</span>
          <span class="shut">{detailWords.close}</span>
        </button>
      </p>
      {failure !== null ? (
        <Problem failure={failure} onRetry={retry} level={2} />
      ) : detail === null ? (
        <Loading text={detailWords.loading} />
      ) : (
        <Detail detail={detail} />
      )}
    </section>
  );
}

function Detail({ detail }: { readonly detail: EventDetail }) {
  const { row } = detail;
  const recorded = readRecorded(detail.event);
  const title =
    recorded?.facts.type === 'step' ? titleOf(recorded.facts.activity) : plainText(row.message);
  return (
    <article>
      <header>
        <h2>{title}</h2>
        {row.effect !== null && row.outcome !== null && (
          <p class="verdict">
            <EffectTag effect={row.effect} /> {outcomeWords[row.outcome].label}
          </p>
        )}
        {title !== row.message && <p class="sentence">{plainText(row.message)}</p>}
        <p class="byline">
          <time dateTime={new Date(row.time).toISOString()}>{formatFull(row.time)}</time>
          <span>{row.user === null ? listWords.nobody : plainText(row.user)}</span>
          <span>{plainText(recorded?.deviceLabel ?? row.device)}</span>
        </p>
      </header>
      {recorded === null ? (
        <p class="warning">{detailWords.unreadable}</p>
      ) : (
        <Sections recorded={recorded} detail={detail} />
      )}
      <RawEvent key={row.uid} event={detail.event} />
    </article>
  );
}

interface SectionsProperties {
  readonly recorded: Recorded;
  readonly detail: EventDetail;
}

function Sections({ recorded, detail }: SectionsProperties) {
  const { facts, justification } = recorded;
  if (facts.type === 'health') {
    return (
      <Section title={detailWords.health}>
        <HealthFacts health={facts} detail={detail} />
      </Section>
    );
  }
  return (
    <>
      <Section title={detailWords.about}>
        <FactList>
          {factsOf(facts.activity).map((fact) => (
            <FactEntry key={fact.term} fact={fact} />
          ))}
        </FactList>
      </Section>
      <Section title={detailWords.decided}>
        <Reasoning step={facts} />
      </Section>
      <Section title={detailWords.shown}>
        <Shown step={facts} />
      </Section>
      <Section title={detailWords.did}>
        <Done step={facts} justification={justification} />
      </Section>
      <Section title={detailWords.measured}>
        <Measured step={facts} detail={detail} />
      </Section>
    </>
  );
}

interface SectionProperties {
  readonly title: string;
  readonly children: ComponentChildren;
}

function Section({ title, children }: SectionProperties) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
