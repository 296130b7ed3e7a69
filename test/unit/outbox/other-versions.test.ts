/** Records that another version of Handrail wrote, before an upgrade or before the way back. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { openOutboxDatabase } from '../../../lib/outbox/database.ts';
import { createOutbox } from '../../../lib/outbox/outbox.ts';
import { stepSample } from '../events/samples.ts';

function place() {
  const name = `outbox ${uuidv7()}`;
  const open = () => openOutboxDatabase(name);
  const startWorker = () => createOutbox(open);
  return { open, startWorker, outbox: startWorker() };
}

const waiting = async (from: ReturnType<typeof createOutbox>) =>
  (await from.next(100)).map(({ uid }) => uid);

describe('a record of another version', () => {
  it('is given to the version that can read it', async () => {
    const { open, startWorker, outbox } = place();
    const db = await open();
    const written = stepSample();
    await outbox.append(written);
    // The other version wrote more than this one knows; setting it aside is all that can be done with it here.
    await db.put('waiting', { seq: 1, uid: written.uid, record: { ...written, later: true } });
    expect(await waiting(outbox)).toEqual([]);
    const [aside] = await db.getAll('aside');
    expect(aside).toMatchObject({ uid: written.uid, record: { later: true } });
    expect(await waiting(startWorker())).toEqual([]);
    // That version is there again: the same row, in the shape that it knows.
    await db.put('aside', { ...aside!, record: written });
    const other = startWorker();
    expect(await waiting(other)).toEqual([written.uid]);
    expect(await waiting(startWorker())).toEqual([written.uid]);
    expect(await other.counts()).toMatchObject({ waiting: 1, setAside: 0 });
  });

  it('is another thing than one that the endpoint refused', async () => {
    const { startWorker, outbox } = place();
    await outbox.append(stepSample());
    await outbox.setAside(await outbox.next(1), 'no');
    expect(await waiting(startWorker())).toEqual([]);
  });
});
