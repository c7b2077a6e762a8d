import { transactionId } from '../../../shared/ids.ts';
import type { Form } from './form.ts';
import { ENGINE_LOGGER, ITEMS_LOGGER } from './form.ts';
import type { PurchaseMessage } from './message.ts';
import type { LogRecord } from './record.ts';
import { TAGGED_FORMS } from './tagged-forms.ts';
import { UNTAGGED_FORMS } from './untagged-forms.ts';

const TAG = /^\[TXN:([0-9a-f]{8})\] /;

const BY_LOGGER: ReadonlyMap<string, readonly Form[]> = new Map(
  [...new Set(UNTAGGED_FORMS.flatMap(({ loggers }) => loggers))].map((logger) => [
    logger,
    UNTAGGED_FORMS.filter(({ loggers }) => loggers.includes(logger)),
  ]),
);

/** Reads what a record says about a purchase; null when it says nothing about one. */
export function recognise({ head, message }: LogRecord): PurchaseMessage | null {
  if (head === null) return null;
  const tag = head.logger === ITEMS_LOGGER || head.logger === ENGINE_LOGGER ? TAG.exec(message) : null;
  if (tag === null) return match(BY_LOGGER.get(head.logger) ?? [], head.logger, message, null);
  const [prefix, id = ''] = tag;
  const found = match(TAGGED_FORMS, head.logger, message.slice(prefix.length), id);
  const said = found ?? { transactionId: transactionId(id), family: null, claim: { kind: 'other' } };
  // Our engine says what Barterex says; its logger tells them apart.
  return head.logger === ENGINE_LOGGER ? { ...said, family: 'console' } : said;
}

function match(forms: readonly Form[], logger: string, message: string, id: string | null): PurchaseMessage | null {
  for (const { loggers, pattern, family, claim } of forms) {
    if (!loggers.includes(logger)) continue;
    const found = pattern.exec(message);
    if (found === null) continue;
    const read = claim(found.slice(1));
    if (read !== null)
      return { transactionId: id === null ? null : transactionId(id), family: family ?? null, claim: read };
  }
  return null;
}
