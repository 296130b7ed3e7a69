/** The policy that is served now, as it says itself. Its signature is for browsers to check, with pinned keys. */
import { openBundle } from '../../lib/policy/bundle.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import { type Published as PublishedFile, readPublished } from '../files/policy-file.ts';

export type Published = {
  policy: Policy;
  /** The key that it says it is signed with. */
  kid: string;
};

export type PublishedState = Published | 'none' | 'unreadable';

/**
 * @param signedHere what the desk serves; null while the file is served as it is
 * @param path the bundle; may appear, change or be renamed over at any time
 * @returns a function that opens it anew only when it is another one
 */
export function createPublished(
  signedHere: () => PublishedFile | null,
  path: string,
): () => Promise<PublishedState> {
  let file: PublishedFile | null = null;
  let opened: { etag: string; state: PublishedState } | null = null;
  return async () => {
    file = signedHere() ?? (await readPublished(path, file));
    if (file === null) return 'none';
    if (opened?.etag !== file.etag) opened = { etag: file.etag, state: stateOf(file) };
    return opened.state;
  };
}

function stateOf({ bytes }: PublishedFile): PublishedState {
  const bundle = openBundle(Buffer.from(bytes).toString('utf8'));
  return 'detail' in bundle ? 'unreadable' : { policy: bundle.policy, kid: bundle.kid };
}
