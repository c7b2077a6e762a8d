import { describeAttempt, TRANSACTION_WORDS } from '../../../shared/attempt-words.ts';
import { ATTRIBUTION_WORDS, CLAIM_CAVEAT, describeClaim, SUSPICION_WORDS } from '../../../shared/claim-words.ts';
import type { StoryLine, TransactionDetail } from '../../../shared/contract/transactions.ts';
import { formatUtc } from '../../ui/moment-format.ts';

/** A record as its file has it, in Barterex's own line format (BARTEREX.md section 4). */
export function recordAsLines({ time, logger, level, place, message }: StoryLine): string {
  return `${time} - ${logger} - ${level} - [${place}] - ${message}`;
}

export function transactionAsJson(transaction: TransactionDetail): string {
  return JSON.stringify(transaction, null, 2);
}

/** Plain text for a mail: the facts, the claim, and every line with its file and number. */
export function transactionAsText(transaction: TransactionDetail): string {
  return [...headLines(transaction), '', ...sourceLines(transaction)].join('\n');
}

/** The same for a ticket; lines of the log stand in a fence that nothing in them can close. */
export function transactionAsMarkdown(transaction: TransactionDetail): string {
  const [title = '', ...facts] = headLines(transaction);
  const lines = sourceLines(transaction);
  const fence = fenceAround(lines.join('\n'));
  return [`### ${title}`, '', ...facts.map((fact) => `- ${escapeMarkdown(fact)}`), '', fence, ...lines, fence].join(
    '\n',
  );
}

function headLines({ transactionId, outcome, startedAt, user, database, log, suspicions }: TransactionDetail) {
  const name = user.username ?? (user.userId === null ? 'unknown' : `no. ${user.userId}`);
  return [
    `${transactionId === null ? 'Transaction without an id' : `TXN:${transactionId}`}: ${TRANSACTION_WORDS[outcome]}`,
    `Started: ${formatUtc(startedAt)}`,
    `User: ${flat(name)} (${ATTRIBUTION_WORDS[user.attribution]})`,
    ...(database === null ? [] : [describeAttempt(database)]),
    ...(log === null ? [] : [`${describeClaim(log)} ${CLAIM_CAVEAT}`]),
    ...suspicions.map((suspicion) => `Suspicious: ${SUSPICION_WORDS[suspicion]}`),
  ];
}

function sourceLines({ database, log }: TransactionDetail): readonly string[] {
  const events = database?.events.map(({ at, level, message }) => `${formatUtc(at)} ${level} ${message}`) ?? [];
  const lines = log?.lines.flatMap((line) =>
    recordAsLines(line)
      .split('\n')
      .map((text, index) => `${line.file}:${line.line + index}: ${text}`),
  );
  return lines ?? events;
}

function fenceAround(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  return '`'.repeat(longest + 1);
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~]/g, '\\$&');
}

function flat(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, ' ');
}
