/** Long answers in pieces, each made when the last one was taken, so that they take no memory. */

/**
 * Waits for the first piece: trouble until then is thrown, and can be said with a status.
 * @returns the pieces as the body of an answer; ends them when the reader leaves
 */
export async function streamOf(
  pieces: AsyncGenerator<string | Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string | Uint8Array> | null = await pieces.next();
  return new ReadableStream({
    async pull(controller) {
      const piece = next ?? (await pieces.next());
      next = null;
      if (piece.done === true) controller.close();
      else
        controller.enqueue(
          typeof piece.value === 'string' ? encoder.encode(piece.value) : piece.value,
        );
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/**
 * Page after page of a list, each read when the last one was taken.
 * @param read takes where to go on; nothing for the first page
 */
export async function* pagesOf<Page extends { readonly next: string | null }>(
  read: (at: { cursor?: string }) => Promise<Page>,
): AsyncGenerator<Page> {
  let page = await read({});
  yield page;
  while (page.next !== null) {
    page = await read({ cursor: page.next });
    yield page;
  }
}

/** One JSON a line. */
export const NDJSON_HEADERS = {
  'Content-Type': 'application/x-ndjson',
  'Cache-Control': 'no-store',
} as const;

export const ndjsonOf = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
