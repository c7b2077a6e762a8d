import type { Environment } from '../core/environment.ts';
import type { Transactions } from '../core/transactions.ts';
import type { Implementer } from './base.ts';

export function transactionsRouter(os: Implementer, transactions: Transactions, { now }: Pick<Environment, 'now'>) {
  const { journal } = transactions;
  return os.transactions.router({
    list: os.transactions.list.handler(({ input }) => transactions.list(input)),
    summary: os.transactions.summary.handler(({ input }) => transactions.summary(input.query)),
    histogram: os.transactions.histogram.handler(({ input }) => transactions.histogram(input.query, input.buckets)),
    get: os.transactions.get.handler(({ input }) => transactions.find(input.key)),
    context: os.transactions.context.handler(({ input }) => transactions.context(input)),
    writeNote: os.transactions.writeNote.handler(({ input }) => ({
      note: journal.writeNote(input.key, input.text, now()),
    })),
    views: os.transactions.views.handler(() => journal.views()),
    saveView: os.transactions.saveView.handler(({ input }) => journal.saveView(input.name, input.query, now())),
    removeView: os.transactions.removeView.handler(({ input }) => journal.removeView(input.name)),
  });
}
