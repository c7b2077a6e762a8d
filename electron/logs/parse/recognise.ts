import { transactionId } from '../../../shared/ids.ts';
import type { Form, Speaker } from './form.ts';
import { ENGINE, ITEMS } from './form.ts';
import type { PurchaseMessage } from './message.ts';
import type { LogRecord } from './record.ts';
import { MARK, TAGGED_FORMS } from './tagged-forms.ts';
import { UNTAGGED_FORMS } from './untagged-forms.ts';

const TAG = /^\[TXN:([0-9a-f]{8})\] /;

const BY_LOGGER: ReadonlyMap<string, readonly Form[]> = new Map(
  [...new Set(UNTAGGED_FORMS.flatMap(({ by }) => by.map(({ logger }) => logger)))].map((logger) => [
    logger,
    UNTAGGED_FORMS.filter(({ by }) => by.some((speaker) => speaker.logger === logger)),
  ]),
);

/** How a claim begins that only one module makes. Every line of every other module is held against this, and no more. */
const UNMISTAKABLE =
  /^(?:Checkout (?:comp|att)|Error during checkout: |Insufficient credits|Points awarded for pur|Error awarding pur|User leveled up! |(?:Database operation '|Business logic error in |Request: POST \/|Response: \d{3} for POST \/)(?:process_checkout|finalize_purchase))/;

/** The words that end a purchase; with something behind them the line is none of the marketplace's. */
const TAGGED_END = new RegExp(`^${MARK}(?:Checkout SUCCESSFUL|Purchase FINALIZED) - User: `);
const LEGACY_END = 'Checkout completed successfully - User: ';

/** Reads what a record says about a purchase; null when it says nothing about one. */
export function recognise({ head, message }: LogRecord): PurchaseMessage | null {
  if (head === null) return null;
  const tag = TAG.exec(message);
  return tag === null ? readUntagged(head, message) : readTagged(head, tag, message);
}

function readTagged(speaker: Speaker, [prefix, id = '']: readonly string[], message: string): PurchaseMessage | null {
  const text = message.slice(prefix?.length);
  const found = match(TAGGED_FORMS, speaker, text, id);
  const isPurchaseLogger = speaker.logger === ITEMS.logger || speaker.logger === ENGINE.logger;
  const said = found ?? (isPurchaseLogger ? other(id, TAGGED_END.test(text)) : null);
  // Our engine says what Barterex says; its logger tells them apart.
  return said !== null && speaker.logger === ENGINE.logger ? { ...said, family: 'console' } : said;
}

function readUntagged(speaker: Speaker, message: string): PurchaseMessage | null {
  const own = BY_LOGGER.get(speaker.logger);
  const found = own === undefined ? null : match(own, speaker, message, null);
  if (found !== null) return found;
  if (!UNMISTAKABLE.test(message)) return null;
  const foreign = match(UNTAGGED_FORMS, speaker, message, null);
  return foreign ?? (message.startsWith(LEGACY_END) ? other(null, true) : null);
}

function match(forms: readonly Form[], { logger, file }: Speaker, text: string, id: string | null) {
  for (const { by, pattern, family, claim } of forms) {
    const found = pattern.exec(text);
    const read = found === null ? null : claim(found.slice(1));
    if (read === null) continue;
    const isAtHome = by.some((speaker) => speaker.logger === logger && speaker.file === file);
    return {
      transactionId: id === null ? null : transactionId(id),
      family: family ?? null,
      claim: read,
      suspicion: isAtHome ? null : ('from-another-module' as const),
    };
  }
  return null;
}

function other(id: string | null, isEndWithMore: boolean): PurchaseMessage {
  return {
    transactionId: id === null ? null : transactionId(id),
    family: null,
    claim: { kind: 'other' },
    suspicion: isEndWithMore ? 'text-behind-the-message' : null,
  };
}
