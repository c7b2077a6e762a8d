import { z } from 'zod';
import { ATTEMPT_STATUSES } from '../../../shared/checkout.ts';
import { attemptFilter } from '../../../shared/contract/transactions.ts';
import { type Instant, instantFromMilliseconds } from '../../../shared/time.ts';
import type { TransactionsSearch } from './search.ts';

export type ParsedQuery =
  | { readonly kind: 'filter'; readonly filter: Partial<TransactionsSearch> }
  | { readonly kind: 'problem'; readonly message: string };

const WHOLE_ID = /^[0-9a-f]{8}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const statuses = z.array(z.enum(ATTEMPT_STATUSES)).min(1);

/**
 * Reads what somebody typed: `user:john_doe status:partial after:2025-12-24 txn:a1b2`. A word without a name is a
 * transaction id when it looks like a whole one, and a user otherwise.
 */
export function parseQuery(text: string): ParsedQuery {
  let filter: Partial<TransactionsSearch> = {};
  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const parsed = parseWord(word);
    if (parsed.kind === 'problem') return parsed;
    filter = { ...filter, ...parsed.filter };
  }
  return { kind: 'filter', filter };
}

function parseWord(word: string): ParsedQuery {
  const separator = word.indexOf(':');
  if (separator === -1) return parseNamed(WHOLE_ID.test(word) ? 'txn' : 'user', word);
  return parseNamed(word.slice(0, separator).toLowerCase(), word.slice(separator + 1));
}

function parseNamed(name: string, value: string): ParsedQuery {
  switch (name) {
    case 'user': {
      const user = attemptFilter.shape.user.safeParse(value);
      return user.success ? found({ user: user.data }) : problem('Write a user name or number after “user:”.');
    }
    case 'txn': {
      const txn = attemptFilter.shape.transactionId.safeParse(value);
      return txn.success
        ? found({ txn: txn.data })
        : problem('A transaction id has up to 8 characters from 0-9 and a-f.');
    }
    case 'status': {
      const status = statuses.safeParse(value.toLowerCase().split(','));
      return status.success
        ? found({ status: status.data })
        : problem(`A status is one of ${ATTEMPT_STATUSES.join(', ')}.`);
    }
    case 'after':
    case 'before': {
      const instant = instantFromLocal(value);
      return instant === null
        ? problem(`Write a day after “${name}:”, such as 2025-12-24.`)
        : found({ [name]: instant });
    }
    default:
      return problem(`Nothing is called “${name}:” here. Use user:, txn:, status:, after: or before:.`);
  }
}

function found(filter: Partial<TransactionsSearch>): ParsedQuery {
  return { kind: 'filter', filter };
}

function problem(message: string): ParsedQuery {
  return { kind: 'problem', message };
}

/** `2025-12-24` (its midnight) or `2025-12-24T13:07`, in this machine's zone; null when it is neither. */
export function instantFromLocal(local: string): Instant | null {
  const milliseconds = Date.parse(DAY.test(local) ? `${local}T00:00` : local);
  return Number.isNaN(milliseconds) || !/^\d{4}-/.test(local) ? null : instantFromMilliseconds(milliseconds);
}
