import type { Expectation, SandboxRun, ScenarioInfo } from '../../shared/contract/sandbox.ts';
import { formatCredits } from '../../shared/credits.ts';

/** A run for the terminal. */
export function formatRun(run: SandboxRun): string {
  const { scenario, attempt, buyer } = run;
  return [
    `${run.passed ? 'PASS' : 'FAIL'}  ${scenario?.title ?? 'Own cart'}  TXN:${run.transactionId}  ${attempt.status}`,
    '',
    `  Buyer      ${buyer.username}: ${formatCredits(run.balanceBefore)} -> ${formatCredits(run.balanceAfter)} credits`,
    `  Message    ${run.buyerMessage}`,
    ...run.movedItems.map(
      (item) => `  Received   ${item.title} (${formatCredits(item.price)}) from ${item.from.username}`,
    ),
    '',
    ...checks('Expected', run.expectations),
    ...checks('Always', run.invariants),
    '',
    ...run.logLines.map(({ text }) => `  ${text}`),
  ].join('\n');
}

export function formatScenarios(scenarios: readonly ScenarioInfo[]): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, expected }) => `${name.padEnd(width)}  ${expected}`).join('\n');
}

function checks(heading: string, expectations: readonly Expectation[]): readonly string[] {
  return expectations.map(
    ({ text, held, actual }) =>
      `  ${heading.padEnd(9)}  ${held ? 'ok  ' : 'NOT '}  ${text}${held ? '' : ` (it is: ${actual})`}`,
  );
}
