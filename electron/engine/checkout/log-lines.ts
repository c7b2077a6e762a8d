import type { LogLevel } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import { plainCredits } from '../../../shared/credits.ts';
import type { AttemptedItem } from '../attempt.ts';
import { FAILURE_IN_LOG } from './item-failures.ts';

/**
 * What the checkout writes into the log after `[TXN:id] `, word for word as the deployment summary and BARTEREX.md
 * section 4 give it, so that one browser reads both.
 */
export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
}

const LINE_BREAKERS = /[\p{Cc}\u2028\u2029]/gu;

function line(level: LogLevel, message: string): LogLine {
  return { level, message: escapeControls(message) };
}

export const VALIDATING = line('DEBUG', 'Phase 1: Validating items');
export const CALCULATING = line('DEBUG', 'Phase 2: Calculating total cost');
export const PROCESSING = line('DEBUG', 'Phase 3: Processing checkout');

export function itemProcessed(item: AttemptedItem): LogLine {
  return line('DEBUG', `Item processed - Item: ${item.itemId}, Title: ${item.title ?? ''}`);
}

export function itemFailed(item: AttemptedItem): LogLine {
  return line('WARNING', `Item processing failed - Item: ${item.itemId}, Error: ${failureOf(item)}`);
}

export function successful(username: string, itemCount: number, charged: Credits): LogLine {
  return line(
    'INFO',
    `✓ Checkout SUCCESSFUL - User: ${username}, Items: ${itemCount}, Credits Deducted: ${plainCredits(charged)}`,
  );
}

export function someItemsFailed(failed: readonly AttemptedItem[]): LogLine {
  const entries = failed.map(
    (item) => `{'item_id': ${item.itemId}, 'title': ${quoted(item.title ?? '')}, 'error': ${quoted(failureOf(item))}}`,
  );
  return line('WARNING', `⚠ Some items failed: [${entries.join(', ')}]`);
}

export function emptyCart(username: string): LogLine {
  return line('WARNING', `Checkout attempted with empty cart - User: ${username}`);
}

export function noItemAvailable(username: string): LogLine {
  return line('WARNING', `Checkout attempted with no available items - User: ${username}`);
}

export function notEnoughCredits(message: string): LogLine {
  return line('WARNING', `Insufficient credits error: ${message}`);
}

export function checkoutError(message: string): LogLine {
  return line('ERROR', `Checkout error: ${message}`);
}

export function unexpectedError(message: string): LogLine {
  return line('ERROR', `Unexpected error during checkout: ${message}`);
}

function failureOf(item: AttemptedItem): string {
  return item.failure === null ? '' : FAILURE_IN_LOG[item.failure];
}

/** A string as Python's `repr` prints it: Barterex logs the list of failed items as Python does. */
function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Text from users never adds a line to the log: Barterex lets it, and lines were forged that way. */
function escapeControls(text: string): string {
  return text.replace(LINE_BREAKERS, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
