import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { SandboxScreen } from '../features/sandbox/index.ts';
import { TransactionsScreen } from '../features/transactions/index.ts';
import { UsersScreen } from '../features/users/index.ts';

const transactions = getRouteApi('/transactions/{-$attemptId}');
const users = getRouteApi('/users/{-$userId}');
const sandbox = getRouteApi('/sandbox');

/** Each room gets its part of the address, and a way to change it. What is open is a step back; a filter is not. */
export function TransactionsRoom() {
  const search = transactions.useSearch();
  const { attemptId } = transactions.useParams();
  const navigate = useNavigate();
  const openId = numberOrNull(attemptId);
  return (
    <TransactionsScreen
      search={search}
      attemptId={openId}
      onSearch={(next) =>
        navigate({ to: '/transactions/{-$attemptId}', params: { attemptId }, search: next, replace: true })
      }
      onOpen={(id) =>
        navigate({
          to: '/transactions/{-$attemptId}',
          params: { attemptId: textOrNone(id) },
          search,
          replace: openId !== null && id !== null,
        })
      }
      onOpenSandbox={() => navigate({ to: '/sandbox' })}
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
      onOpenAttempts={(id) =>
        navigate({ to: '/transactions/{-$attemptId}', params: { attemptId: undefined }, search: { user: String(id) } })
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
