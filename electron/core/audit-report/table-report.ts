import { ATTRIBUTION_WORDS } from '../../../shared/claim-words.ts';
import type { AuditedVerdict, Losses, OwedUser } from '../../../shared/contract/overview.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { FINDING_WORDS } from '../../../shared/finding.ts';
import { visible } from '../../../shared/spreadsheet.ts';
import type { WorkspaceAudit } from '../workspace-audit.ts';

/** For the terminal: the sums, everybody who is owed credits, and every transaction that lost some or may have. */
export function auditTable({ workspace, exposure, verdicts, users }: WorkspaceAudit): string {
  const { totals, coverage, findings } = exposure;
  const affected = verdicts.filter(({ lost }) => lost === null || lost > 0);
  return [
    `${visible(workspace.name)}: ${count(exposure.attempts, 'attempt')} judged`,
    '',
    ...sums(totals),
    `  Logs      ${coverage.length === 0 ? 'none' : coverage.map(({ from, to }) => `${moment(from)} to ${moment(to)}`).join(', ')}`,
    ...findings.map(
      (found, index) => `  ${index === 0 ? 'Findings' : '        '}  ${found.count} × ${FINDING_WORDS[found.kind]}`,
    ),
    ...section('Users', users, USER_HEADS, userCells),
    ...section('Transactions', affected, TRANSACTION_HEADS, transactionCells),
  ].join('\n');
}

function sums({ transactions, lost, returned, possiblyReturned, owed, ...undecided }: Losses): readonly string[] {
  if (transactions === 0 && undecided.undecided === 0) return ['  No losses found.'];
  const limit = undecided.undecidedWithoutLimit === 0 ? '' : `, ${undecided.undecidedWithoutLimit} without a limit`;
  return [
    `  Lost      ${formatCredits(lost)} credits in ${count(transactions, 'transaction')}`,
    `  Returned  ${formatCredits(returned)}, possibly ${formatCredits(possiblyReturned)} more`,
    `  Owed      ${formatCredits(owed)}`,
    `  Untold    ${count(undecided.undecided, 'transaction')}, at most ${formatCredits(undecided.mostUndecided)}${limit}`,
  ];
}

const USER_HEADS = ['No.', 'User', 'Lost', 'Returned', 'Possibly', 'Owed', 'Losses', 'Untold', 'How', 'Attribution'];

function userCells(user: OwedUser): readonly string[] {
  return [
    String(user.userId),
    visible(user.username),
    formatCredits(user.lost),
    formatCredits(user.returned),
    formatCredits(user.possiblyReturned),
    formatCredits(user.owed),
    String(user.transactions),
    String(user.undecided),
    user.mechanisms.join(' '),
    ATTRIBUTION_WORDS[user.weakestAttribution],
  ];
}

const TRANSACTION_HEADS = ['Began', 'TXN', 'User', 'Verdict', 'How', 'Charged', 'Received', 'Lost', 'Owed'];

function transactionCells(verdict: AuditedVerdict): readonly string[] {
  const { charged, received, lost, owed, mostLost } = verdict;
  return [
    moment(verdict.startedAt),
    verdict.transactionId ?? '-',
    visible(verdict.username ?? '-'),
    verdict.kind,
    verdict.mechanism ?? '-',
    charged === null ? '?' : formatCredits(charged),
    received === null ? '?' : formatCredits(received),
    lost === null ? `at most ${mostLost === null ? '?' : formatCredits(mostLost)}` : formatCredits(lost),
    owed === null ? '?' : formatCredits(owed),
  ];
}

function section<Row>(
  title: string,
  rows: readonly Row[],
  heads: readonly string[],
  cells: (row: Row) => readonly string[],
): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [heads, ...rows.map(cells)];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return [
    '',
    title,
    ...lines.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()),
  ];
}

/** To the second, in UTC. */
function moment(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
