import { z } from 'zod';
import { EVIDENCE_TABLES } from '../verdict.ts';
import { reading } from './base.ts';
import { instantValue } from './values.ts';

export const workspaceInfo = z.object({
  kind: z.enum(['demo', 'database']),
  /** The file's name, or "Demo marketplace". */
  name: z.string(),
  /** Where the file lies, for the person at this machine. */
  location: z.string(),
  access: z.literal('read-only'),
  sizeBytes: z.number().int(),
  journal: z.enum(['rollback', 'wal']),
  /** Which release of Barterex wrote this schema, as far as its tables and columns tell. */
  schema: z.enum(['legacy', 'repaired', 'current', 'unknown']),
  /** Plain sentences about what this file does not have, and what that means. */
  missing: z.array(z.string()).readonly(),
  /** Null where the table is missing. */
  counts: z.object({
    users: z.number().int(),
    items: z.number().int(),
    orders: z.number().int().nullable(),
    trades: z.number().int().nullable(),
    attempts: z.number().int().nullable(),
  }),
  openedAt: instantValue,
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

export const workspaceContract = {
  get: reading.output(workspaceInfo),
  /** A row that a verdict rests on, as it is stored, without secrets; null when it is not there any more. */
  row: reading.input(z.object({ table: z.enum(EVIDENCE_TABLES), id: z.number().int() })).output(
    z
      .array(z.object({ name: z.string(), value: z.string().nullable() }))
      .readonly()
      .nullable(),
  ),
};
