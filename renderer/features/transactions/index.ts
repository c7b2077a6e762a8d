export { textOf } from './query-terms.ts';
export { type TransactionsSearch, transactionsSearch } from './search.ts';
export { TransactionsScreen } from './transactions-screen.tsx';
