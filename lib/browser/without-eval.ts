/**
 * Import this before anything else: zod would otherwise try `new Function` once, which the extension's
 * content security policy refuses and logs (measured on Chromium 156).
 */
import { z } from 'zod/mini';

z.config({ jitless: true });
