import { z } from 'zod';
import { OWED_USER_SORTS } from '../../../shared/contract/overview.ts';
import { sortDirection } from '../../../shared/contract/page.ts';
import { FINDING_KINDS } from '../../../shared/finding.ts';
import { MECHANISMS } from '../../../shared/verdict.ts';

export const OWED_TABS = ['users', 'findings'] as const;

const number = z.coerce.number().int().nonnegative();

/** What the address of the screen holds; a part that is not valid falls away by itself. */
export const owedSearch = z.object({
  tab: z.enum(OWED_TABS).optional().catch(undefined),
  /** Part of a name, or a number. */
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  mechanism: z.enum(MECHANISMS).optional().catch(undefined),
  /** Days of UTC, both included. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  sort: z.enum(OWED_USER_SORTS).optional().catch(undefined),
  order: sortDirection.optional().catch(undefined),
  /** The user whose transactions are open. */
  user: number.optional().catch(undefined),
  kind: z.enum(FINDING_KINDS).optional().catch(undefined),
  /** The finding that is open. */
  finding: number.optional().catch(undefined),
});
export type OwedSearch = z.infer<typeof owedSearch>;

/** A filter may be set anew; what is open is a step that the way back undoes. */
export type ChangeSearch = (search: OwedSearch, isStep?: boolean) => void;
