import { z } from 'zod';
import { RECORD_LEVELS } from '../../../shared/contract/logs.ts';
import { sortDirection } from '../../../shared/contract/page.ts';
import { SOURCE_SORTS } from './sorted-sources.ts';

export const LOGS_TABS = ['sources', 'records'] as const;
export type LogsTab = (typeof LOGS_TABS)[number];

const number = z.coerce.number().int().nonnegative();
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** What the address of the screen holds; a part that is not valid falls away by itself. */
export const logsSearch = z.object({
  tab: z.enum(LOGS_TABS).optional().catch(undefined),
  /** A source of the table, or the receipt of the last import. */
  open: z
    .union([z.literal('receipt'), number])
    .optional()
    .catch(undefined),
  /** Of the logs; records are sorted by their time only. */
  sort: z.enum(SOURCE_SORTS).optional().catch(undefined),
  order: sortDirection.optional().catch(undefined),
  q: z.string().trim().min(1).max(500).optional().catch(undefined),
  levels: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.enum(RECORD_LEVELS)).min(1),
    )
    .optional()
    .catch(undefined),
  /** In log time, as the field for a date and time writes it. */
  after: localTime.optional().catch(undefined),
  before: localTime.optional().catch(undefined),
  source: number.optional().catch(undefined),
  doubts: z.literal('suspicious').optional().catch(undefined),
  record: number.optional().catch(undefined),
});
export type LogsSearch = z.infer<typeof logsSearch>;

/** A filter may be set anew; what is open is a step that the way back undoes. */
export type ChangeSearch = (search: LogsSearch, isStep?: boolean) => void;
