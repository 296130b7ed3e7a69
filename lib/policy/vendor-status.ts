/** Where procurement stands with whoever makes an app or a connector. */
import { z } from 'zod/mini';

export const VENDOR_STATUSES = ['approved', 'limited', 'blocked', 'unreviewed'] as const;
export const VendorStatus = z.enum(VENDOR_STATUSES);
export type VendorStatus = z.infer<typeof VendorStatus>;
