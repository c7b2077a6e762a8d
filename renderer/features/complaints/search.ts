import { z } from 'zod';
import { isInstant } from '../../../shared/time.ts';

const instant = z.string().refine(isInstant);

/** What the address of the screen holds. Each part falls away by itself when it is not valid. */
export const complaintsSearch = z.object({
  who: z.string().trim().min(1).max(200).optional().catch(undefined),
  user: z.coerce.number().int().min(0).optional().catch(undefined),
  from: instant.optional().catch(undefined),
  to: instant.optional().catch(undefined),
  /** What the user says is gone, in credits. */
  credits: z.coerce.number().min(0).max(1e9).optional().catch(undefined),
});
export type ComplaintsSearch = z.infer<typeof complaintsSearch>;
