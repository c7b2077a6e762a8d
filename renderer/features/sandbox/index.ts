export { useRunStore } from './run-store.ts';
export { SandboxScreen } from './sandbox-screen.tsx';
export { type SandboxSearch, sandboxSearch } from './search.ts';
