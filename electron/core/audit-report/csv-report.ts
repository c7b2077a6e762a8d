import type { AuditedVerdict } from '../../../shared/contract/overview.ts';
import type { Credits } from '../../../shared/credits.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import type { SpreadsheetCell } from '../../../shared/spreadsheet.ts';
import { csvLine } from '../../../shared/spreadsheet.ts';
import type { WorkspaceAudit } from '../workspace-audit.ts';

/** Every transaction a row, amounts in credits, for people and their spreadsheets. */
export function auditCsv({ verdicts }: WorkspaceAudit): string {
  return [COLUMNS.map(([head]) => head), ...verdicts.map((verdict) => COLUMNS.map(([, cell]) => cell(verdict)))]
    .map(csvLine)
    .join('');
}

const COLUMNS: readonly (readonly [string, (verdict: AuditedVerdict) => SpreadsheetCell])[] = [
  // As the logs write it, so that no spreadsheet takes it for a number.
  ['transaction_id', ({ transactionId }) => (transactionId === null ? null : `TXN:${transactionId}`)],
  ['user_id', ({ userId }) => userId],
  ['username', ({ username }) => username],
  ['attribution', ({ confidence }) => confidence],
  ['started_at', ({ startedAt }) => startedAt],
  ['family', ({ engineFamily }) => engineFamily],
  ['reported', ({ reported }) => reported],
  ['verdict', ({ kind }) => kind],
  ['mechanism', ({ mechanism }) => mechanism],
  ['order', ({ order }) => order],
  ['charged', ({ charged }) => amount(charged)],
  ['received', ({ received }) => amount(received)],
  ['overwritten', ({ overwritten }) => amount(overwritten)],
  ['lost', ({ lost }) => amount(lost)],
  ['returned', ({ returned }) => amount(returned)],
  ['possibly_returned', ({ possiblyReturned }) => amount(possiblyReturned)],
  ['owed', ({ owed }) => amount(owed)],
  ['at_most', ({ mostLost }) => amount(mostLost)],
  ['items', ({ items }) => items.map(({ itemId, outcome }) => `${itemId} ${outcome}`).join(', ')],
  ['missing', ({ missing }) => missing.join(' ')],
  ['log', ({ source }) => (source === null ? null : `${source.file}:${source.lines.join('-')}`)],
];

function amount(credits: Credits | null): number | null {
  return credits === null ? null : decimalFromCredits(credits);
}
