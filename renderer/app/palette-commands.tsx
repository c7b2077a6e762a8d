import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { STATUS_WORDS } from '../../shared/attempt-words.ts';
import { queries } from '../api/index.ts';
import { useRunStore } from '../features/sandbox/index.ts';
import type { IconName } from '../ui/icon.tsx';
import { PersonalText, usePersonalText } from '../ui/masking.tsx';
import { Moment } from '../ui/moment.tsx';
import { transactionPrefix } from './palette-search.ts';
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
  const sections = [
    { title: 'Transactions', commands: useFoundTransactions(text) },
    { title: 'Users', commands: useFoundUsers(text) },
    { title: 'Go to', commands: matching(text, useRoomCommands()) },
    { title: 'Run on a copy', commands: matching(text, useScenarioCommands()) },
    { title: 'Console', commands: matching(text, usePreferenceCommands(onHelp)) },
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
  const prefix = transactionPrefix(text);
  const query = useQuery(
    queries.transactions.list.queryOptions({
      input: prefix === null ? skipToken : { filter: { transactionId: prefix }, limit: FOUND_ROWS },
      placeholderData: keepPreviousData,
    }),
  );
  if (prefix === null) return [];
  return (query.data?.rows ?? []).map((row) => ({
    id: `attempt:${row.attemptId}`,
    icon: 'transactions',
    text: `TXN:${row.transactionId}`,
    content: (
      <>
        <span className="mono">{row.transactionId}</span>{' '}
        <span className="quiet">
          {STATUS_WORDS[row.status]}, <Moment at={row.startedAt} />
        </span>
      </>
    ),
    run: () => void navigate({ to: '/transactions/{-$attemptId}', params: { attemptId: String(row.attemptId) } }),
  }));
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
