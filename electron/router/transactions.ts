import type { Environment } from '../core/environment.ts';
import type { Logs } from '../core/logs.ts';
import type { Transactions } from '../core/transactions.ts';
import type { Verdicts } from '../core/verdicts.ts';
import type { Implementer } from './base.ts';

export interface TransactionParts {
  readonly transactions: Transactions;
  readonly verdicts: Verdicts;
  readonly logs: Logs;
  readonly environment: Pick<Environment, 'now'>;
}

export function transactionsRouter(
  os: Implementer,
  { transactions, verdicts, logs, environment: { now } }: TransactionParts,
) {
  const { journal } = transactions;
  return os.transactions.router({
    list: os.transactions.list.handler(({ input }) => transactions.list(input)),
    summary: os.transactions.summary.handler(({ input }) => transactions.summary(input.query)),
    histogram: os.transactions.histogram.handler(({ input }) => transactions.histogram(input.query, input.buckets)),
    get: os.transactions.get.handler(({ input }) => transactions.find(input.key)),
    verdict: os.transactions.verdict.handler(({ input }) => verdicts.ofTransaction(input.key)),
    context: os.transactions.context.handler(({ input }) => transactions.context(input, logs.index)),
    line: os.transactions.line.handler(({ input }) => transactions.line(input, logs.index)),
    writeNote: os.transactions.writeNote.handler(({ input }) => ({
      note: journal.writeNote(input.key, input.text, now()),
    })),
    views: os.transactions.views.handler(() => journal.views()),
    saveView: os.transactions.saveView.handler(({ input }) => journal.saveView(input.name, input.query, now())),
    removeView: os.transactions.removeView.handler(({ input }) => journal.removeView(input.name)),
  });
}
