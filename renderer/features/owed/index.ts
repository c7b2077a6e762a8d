export { useAuditStore } from './audit-store.ts';
export { OwedScreen } from './owed-screen.tsx';
export { type OwedSearch, owedSearch } from './search.ts';
