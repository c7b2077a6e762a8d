import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ComplaintsScreen } from '../features/complaints/index.ts';
import { LiveSwitch, LogsScreen } from '../features/logs/index.ts';
import { OwedScreen } from '../features/owed/index.ts';
import { SandboxScreen } from '../features/sandbox/index.ts';
import { TransactionsScreen, textOf } from '../features/transactions/index.ts';
import { UsersScreen } from '../features/users/index.ts';

const transactions = getRouteApi('/transactions/{-$key}');
const users = getRouteApi('/users/{-$userId}');
const complaints = getRouteApi('/complaints');
const owed = getRouteApi('/owed');
const logs = getRouteApi('/logs');
const sandbox = getRouteApi('/sandbox');

/** Each room gets its part of the address, and a way to change it. What is open is a step back; a filter is not. */
export function TransactionsRoom() {
  const search = transactions.useSearch();
  const { key } = transactions.useParams();
  const navigate = useNavigate();
  return (
    <TransactionsScreen
      search={search}
      openKey={key ?? null}
      liveSwitch={<LiveSwitch />}
      onSearch={(next) => navigate({ to: '/transactions/{-$key}', params: { key }, search: next, replace: true })}
      onOpen={(next) =>
        navigate({
          to: '/transactions/{-$key}',
          params: { key: next ?? undefined },
          search,
          replace: key !== undefined && next !== null,
        })
      }
      onOpenLogs={() => navigate({ to: '/logs' })}
      onOpenSandbox={() => navigate({ to: '/sandbox' })}
      onOpenUser={(id) => navigate({ to: '/users/{-$userId}', params: { userId: String(id) } })}
    />
  );
}

export function ComplaintsRoom() {
  const search = complaints.useSearch();
  const navigate = useNavigate();
  return (
    <ComplaintsScreen
      search={search}
      onSearch={(next) => navigate({ to: '/complaints', search: next, replace: true })}
      onOpenTransaction={(key) => navigate({ to: '/transactions/{-$key}', params: { key } })}
      onOpenUser={(id) => navigate({ to: '/users/{-$userId}', params: { userId: String(id) } })}
    />
  );
}

export function LogsRoom() {
  const search = logs.useSearch();
  const navigate = useNavigate();
  return (
    <LogsScreen
      search={search}
      onSearch={(next, isStep) => navigate({ to: '/logs', search: next, replace: !isStep })}
      onOpenTransactions={(terms) =>
        navigate({ to: '/transactions/{-$key}', params: { key: undefined }, search: { q: textOf(terms) } })
      }
    />
  );
}

export function OwedRoom() {
  const search = owed.useSearch();
  const navigate = useNavigate();
  return (
    <OwedScreen
      search={search}
      onSearch={(next, isStep) => navigate({ to: '/owed', search: next, replace: isStep !== true })}
      onOpenTransaction={(key) => navigate({ to: '/transactions/{-$key}', params: { key } })}
      onOpenUser={(id) => navigate({ to: '/users/{-$userId}', params: { userId: String(id) } })}
    />
  );
}

export function UsersRoom() {
  const search = users.useSearch();
  const { userId } = users.useParams();
  const navigate = useNavigate();
  const openId = numberOrNull(userId);
  return (
    <UsersScreen
      search={search}
      userId={openId}
      onSearch={(next) => navigate({ to: '/users/{-$userId}', params: { userId }, search: next, replace: true })}
      onOpen={(id) =>
        navigate({
          to: '/users/{-$userId}',
          params: { userId: textOrNone(id) },
          search,
          replace: openId !== null && id !== null,
        })
      }
      onOpenTransaction={(key) => navigate({ to: '/transactions/{-$key}', params: { key } })}
      onOpenAttempts={(id) =>
        navigate({
          to: '/transactions/{-$key}',
          params: { key: undefined },
          search: { q: textOf([{ kind: 'user', value: String(id), isNegated: false }]) },
        })
      }
    />
  );
}

export function SandboxRoom() {
  const search = sandbox.useSearch();
  const navigate = useNavigate();
  return (
    <SandboxScreen search={search} onSearch={(next) => navigate({ to: '/sandbox', search: next, replace: true })} />
  );
}

function numberOrNull(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function textOrNone(id: number | null): string | undefined {
  return id === null ? undefined : String(id);
}
