/**
 * Imported before any schema: zod otherwise tries `new Function` once to see whether it may compile
 * its parsers, which the page's security policy rightly refuses and reports.
 */
import { z } from 'zod';

z.config({ jitless: true });
