import type { LogFilterInput } from '../../../shared/contract/logs.ts';
import { logTimeFromField } from './log-time.ts';
import type { LogsSearch } from './search.ts';

const ID = /^\[?(?:txn:)?([0-9a-f]{8})\]?$|^\[?txn:([0-9a-f]{1,8})\]?$/i;

/** The part of the address that narrows the records, as the contract names it. A lone TXN id is looked up as one. */
export function recordFilter({ q, levels, after, before, source, doubts }: LogsSearch): LogFilterInput {
  const [, whole, beginning] = ID.exec(q ?? '') ?? [];
  const transactionId = (whole ?? beginning)?.toLowerCase();
  return {
    ...(transactionId === undefined ? { text: q ?? '' } : { transactionId }),
    ...(levels !== undefined && { levels }),
    ...(after !== undefined && { after: logTimeFromField(after) }),
    ...(before !== undefined && { before: logTimeFromField(before) }),
    ...(source !== undefined && { sourceId: source }),
    ...(doubts !== undefined && { isSuspicious: true }),
  };
}

export function isNarrowed({ q, levels, after, before, source, doubts }: LogsSearch): boolean {
  return [q, levels, after, before, source, doubts].some((part) => part !== undefined);
}
