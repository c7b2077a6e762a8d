import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { LogSource } from '../../shared/contract/logs.ts';
import { queries } from '../api/index.ts';
import { describeTimeLeft, isBehind, useImportStore, useLiveStore } from '../features/logs/index.ts';
import { StatusButton } from '../ui/status-button.tsx';

const REFRESH_MS = 30_000;

/** How the logs are: how many, behind or live, and how far an import is. Leads to their room. */
export function LogStatus() {
  const navigate = useNavigate();
  const sources = useQuery(queries.logs.sources.queryOptions({ refetchInterval: REFRESH_MS })).data ?? [];
  const importing = useImportWords();
  const { isWatching, isPaused, isWanted, start } = useLiveStore();
  useEffect(() => {
    // Only for a window that was watching when it was closed; afterwards the switch decides.
    if (useLiveStore.getState().isWanted) void start();
  }, [start]);
  const live = isPaused ? 'paused' : 'live';
  const words = importing ?? [describeSources(sources), isWanted && isWatching && live].filter(Boolean).join(', ');
  return (
    <StatusButton icon={isWatching ? 'live' : 'logs'} onPress={() => void navigate({ to: '/logs' })}>
      <span className="number">{words}</span>
    </StatusButton>
  );
}

function useImportWords(): string | null {
  const state = useImportStore((store) => store.state);
  if (state.kind !== 'running') return null;
  if (state.progress === null) return 'Importing logs';
  const { bytes, bytesTotal } = state.progress;
  const percentage = bytesTotal === 0 ? 0 : Math.floor((bytes / bytesTotal) * 100);
  return `Importing logs, ${percentage} %, ${describeTimeLeft(state.progress)}`;
}

function describeSources(sources: readonly LogSource[]): string {
  if (sources.length === 0) return 'No logs';
  const behind = sources.filter(isBehind).length;
  const count = sources.length === 1 ? '1 log' : `${sources.length} logs`;
  return behind === 0 ? count : `${count}, ${behind} behind`;
}
