import { EvidenceKey, EvidencePreview } from '../../contract/evidence.ts';
import { type Answer, read } from '../client.ts';

/** How much a bundle would hold. */
export function readPreview(query: string, signal: AbortSignal): Promise<Answer<EvidencePreview>> {
  return read(EvidencePreview, `/api/evidence/preview?${query}`, { signal });
}

/** The key that signs bundles. */
export function readKey(_key: string, signal: AbortSignal): Promise<Answer<EvidenceKey>> {
  return read(EvidenceKey, '/api/evidence/key', { signal });
}
