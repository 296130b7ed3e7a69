/** All that is known about hosts: for the worker and the command line, not for pages. */
import { platformAt } from '../catalog/provider-hosts.ts';
import { imitatesProvider } from './look-alike-host.ts';
import type { HostKnowledge } from './request-kinds.ts';

export const HOST_KNOWLEDGE: HostKnowledge = { platformAt, imitatesProvider };
