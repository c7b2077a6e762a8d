import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TRANSACTION_WORDS } from '../../shared/attempt-words.ts';
import { exporter, queries } from '../api/index.ts';
import { useImportStore, useLiveStore } from '../features/logs/index.ts';
import { useAuditStore } from '../features/owed/index.ts';
import { useRunStore } from '../features/sandbox/index.ts';
import { textOf } from '../features/transactions/index.ts';
import type { IconName } from '../ui/icon.tsx';
import { PersonalText, usePersonalText } from '../ui/masking.tsx';
import { Moment } from '../ui/moment.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { useExportState } from './export-status.tsx';
import { transactionTerm } from './palette-search.ts';
import { THEMES, usePreferences } from './preferences.ts';
import { ROOMS } from './rooms.ts';

export interface Command {
  readonly id: string;
  readonly icon: IconName;
  /** What is searched and read aloud. */
  readonly text: string;
  readonly content: ReactNode;
  readonly keys?: string;
  readonly run: () => void;
}

interface CommandSection {
  readonly title: string;
  readonly commands: readonly Command[];
}

const FOUND_ROWS = 6;
const SHORTEST_SEARCH = 2;

/** What the palette offers for what was typed; sections without a match are left out. */
export function usePaletteCommands(typed: string, onHelp: () => void): readonly CommandSection[] {
  const text = typed.trim();
  const isId = transactionTerm(text)?.kind === 'txn';
  const transactions = { title: 'Transactions', commands: [...useFoundTransactions(text), ...useUserSearch(text)] };
  const sections = [
    ...(isId ? [transactions] : []),
    { title: 'Users', commands: useFoundUsers(text) },
    { title: 'Go to', commands: matching(text, useRoomCommands()) },
    { title: 'Saved views', commands: matching(text, useViewCommands()) },
    { title: 'Logs', commands: matching(text, useLogCommands()) },
    { title: 'Owed credits', commands: matching(text, useAuditCommands()) },
    { title: 'Export', commands: matching(text, useExportCommands()) },
    { title: 'Run on a copy', commands: matching(text, useScenarioCommands()) },
    { title: 'Console', commands: matching(text, usePreferenceCommands(onHelp)) },
    // Any other word may be a name that only the logs know; it comes after everything that is meant for sure.
    ...(isId ? [] : [transactions]),
  ];
  return sections.filter((section) => section.commands.length > 0);
}

function useRoomCommands(): readonly Command[] {
  const navigate = useNavigate();
  return ROOMS.map(({ link, name, icon, keys }) => ({
    id: `room:${name}`,
    icon,
    text: `Go to ${name}`,
    content: name,
    keys,
    run: () => void navigate(link),
  }));
}

function useViewCommands(): readonly Command[] {
  const navigate = useNavigate();
  const views = useQuery(queries.transactions.views.queryOptions()).data ?? [];
  return views.map(({ name, query }) => ({
    id: `view:${name}`,
    icon: 'bookmark',
    text: `Open the view ${name}`,
    content: <UntrustedText text={name} />,
    run: () => void navigate({ to: '/transactions/{-$key}', params: { key: undefined }, search: { q: textOf(query) } }),
  }));
}

function useLogCommands(): readonly Command[] {
  const navigate = useNavigate();
  const startImport = useImportStore((store) => store.start);
  const live = useLiveStore();
  const watching = live.isWatching ? 'Stop watching the logs' : 'Watch the logs live';
  return [
    {
      id: 'logs:import',
      icon: 'refresh',
      text: 'Import what is new in the logs',
      content: 'Import what is new in the logs',
      run: () => {
        void startImport();
        void navigate({ to: '/logs' });
      },
    },
    {
      id: 'logs:records',
      icon: 'search',
      text: 'Search the records of the logs',
      content: 'Search the records of the logs',
      run: () => void navigate({ to: '/logs', search: { tab: 'records' } }),
    },
    {
      id: 'logs:live',
      icon: 'live',
      text: watching,
      content: watching,
      run: () => (live.isWatching ? live.stop() : void live.start()),
    },
  ];
}

function useAuditCommands(): readonly Command[] {
  const navigate = useNavigate();
  const { state, start, cancel } = useAuditStore();
  const words = state.kind === 'running' ? 'Cancel the audit' : 'Judge every checkout again';
  return [
    {
      id: 'owed:audit',
      icon: state.kind === 'running' ? 'stop' : 'owed',
      text: words,
      content: words,
      run: () => {
        if (state.kind === 'running') return cancel();
        void start();
        void navigate({ to: '/owed' });
      },
    },
    {
      id: 'owed:findings',
      icon: 'search',
      text: 'Look at the findings of the audit',
      content: 'Look at the findings of the audit',
      run: () => void navigate({ to: '/owed', search: { tab: 'findings' } }),
    },
  ];
}

function useExportCommands(): readonly Command[] {
  if (useExportState().kind !== 'running') return [];
  const words = 'Cancel the export';
  return [{ id: 'export:cancel', icon: 'stop', text: words, content: words, run: exporter.cancel }];
}

function useScenarioCommands(): readonly Command[] {
  const navigate = useNavigate();
  const start = useRunStore((store) => store.start);
  const scenarios =
    useQuery(queries.sandbox.scenarios.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data ?? [];
  return scenarios.map(({ name, title }) => ({
    id: `scenario:${name}`,
    icon: 'play',
    text: `Run ${title}`,
    content: title,
    run: () => {
      void start({ kind: 'scenario', scenario: name });
      void navigate({ to: '/sandbox', search: { run: name } });
    },
  }));
}

function usePreferenceCommands(onHelp: () => void): readonly Command[] {
  const { setTheme, toggleMasking, isMasked } = usePreferences();
  const masking = isMasked ? 'Show personal data' : 'Mask personal data';
  return [
    ...THEMES.map((theme): Command => {
      const words = theme === 'system' ? 'Use the theme of the system' : `Use the ${theme} theme`;
      return { id: `theme:${theme}`, icon: 'screen', text: words, content: words, run: () => setTheme(theme) };
    }),
    { id: 'mask', icon: 'mask', text: masking, content: masking, keys: 'm', run: toggleMasking },
    { id: 'help', icon: 'help', text: 'Help and keys', content: 'Help and keys', keys: '?', run: onHelp },
  ];
}

function useFoundTransactions(text: string): readonly Command[] {
  const navigate = useNavigate();
  const term = transactionTerm(text);
  const query = useQuery(
    queries.transactions.list.queryOptions({
      input: term === null ? skipToken : { query: [term], limit: FOUND_ROWS },
      placeholderData: keepPreviousData,
    }),
  );
  if (term === null) return [];
  return (query.data?.rows ?? []).map((row) => ({
    id: `transaction:${row.key}`,
    icon: 'transactions',
    text: row.transactionId === null ? 'Transaction without an id' : `TXN:${row.transactionId}`,
    content: (
      <>
        <span className="mono">{row.transactionId ?? 'without an id'}</span>{' '}
        <span className="quiet">
          {row.user.username !== null && (
            <>
              <PersonalText text={row.user.username} />,{' '}
            </>
          )}
          {TRANSACTION_WORDS[row.outcome]}, <Moment at={row.startedAt} />
        </span>
      </>
    ),
    run: () => void navigate({ to: '/transactions/{-$key}', params: { key: row.key } }),
  }));
}

/** The logs name people whom the database may not know any more: their transactions are found by name too. */
function useUserSearch(text: string): readonly Command[] {
  const navigate = useNavigate();
  const personal = usePersonalText();
  if (transactionTerm(text)?.kind !== 'user') return [];
  return [
    {
      id: 'transactions-of',
      icon: 'search',
      text: `All transactions of ${personal(text)}`,
      content: (
        <>
          All transactions of <PersonalText text={text} />
        </>
      ),
      run: () =>
        void navigate({
          to: '/transactions/{-$key}',
          params: { key: undefined },
          search: { q: textOf([{ kind: 'user', value: text, isNegated: false }]) },
        }),
    },
  ];
}

function useFoundUsers(text: string): readonly Command[] {
  const navigate = useNavigate();
  const personal = usePersonalText();
  const isSearch = text.length >= SHORTEST_SEARCH || /^\d+$/.test(text);
  const query = useQuery(
    queries.users.list.queryOptions({
      input: isSearch ? { search: text, limit: FOUND_ROWS } : skipToken,
      placeholderData: keepPreviousData,
    }),
  );
  if (!isSearch) return [];
  return (query.data?.rows ?? []).map((row) => ({
    id: `user:${row.userId}`,
    icon: 'users',
    text: personal(row.username),
    content: (
      <>
        <PersonalText text={row.username} /> <span className="quiet number">no. {row.userId}</span>
      </>
    ),
    run: () => void navigate({ to: '/users/{-$userId}', params: { userId: String(row.userId) } }),
  }));
}

function matching(text: string, commands: readonly Command[]): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/);
  return commands.filter((command) => words.every((word) => command.text.toLowerCase().includes(word)));
}
