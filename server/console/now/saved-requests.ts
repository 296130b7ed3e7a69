/** Requests of the filters that people keep. */
import { z } from 'zod';
import { type FilterRequest, SavedFilter, SavedFilters } from '../../contract/saved-filters.ts';
import { read } from '../client.ts';

export const readFilters = (_key: string, signal: AbortSignal) =>
  read(SavedFilters, '/api/filters', { signal });
export const keepFilter = (body: FilterRequest, csrf: string) =>
  read(SavedFilter, '/api/filters', { method: 'POST', body, csrf });
export const removeFilter = (id: string, csrf: string) =>
  read(z.object({ id: z.string() }), `/api/filters/${id}`, { method: 'DELETE', csrf });
