import type { LogFilterInput } from '../../../shared/contract/logs.ts';
import type { LogsSearch } from './search.ts';

const ID = /^\[?(?:txn:)?([0-9a-f]{8})\]?$|^\[?txn:([0-9a-f]{1,8})\]?$/i;

/** The part of the address that narrows the records, as the contract names it. A lone TXN id is looked up as one. */
export function recordFilter({ q, levels, after, before, source }: LogsSearch): LogFilterInput {
  const [, whole, beginning] = ID.exec(q ?? '') ?? [];
  const transactionId = (whole ?? beginning)?.toLowerCase();
  return {
    ...(transactionId === undefined ? { text: q ?? '' } : { transactionId }),
    ...(levels !== undefined && { levels }),
    ...(after !== undefined && { after: logTimeFrom(after) }),
    ...(before !== undefined && { before: logTimeFrom(before) }),
    ...(source !== undefined && { sourceId: source }),
  };
}

export function isNarrowed({ q, levels, after, before, source }: LogsSearch): boolean {
  return [q, levels, after, before, source].some((part) => part !== undefined);
}

/** The field for a date and time knows minutes; a log knows seconds. */
function logTimeFrom(local: string): string {
  return `${local.replace('T', ' ')}:00`;
}
