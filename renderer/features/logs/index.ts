export { useImportStore } from './import-store.ts';
export { useLiveStore } from './live-store.ts';
export { LiveSwitch } from './live-switch.tsx';
export { LogsScreen } from './logs-screen.tsx';
export { describeTimeLeft } from './progress-words.ts';
export { logsSearch } from './search.ts';
export { isBehind } from './source-state.tsx';
