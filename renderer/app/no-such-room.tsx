import { useNavigate } from '@tanstack/react-router';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NoSuchRoom() {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon="search"
      title="There is no such room"
      action={<Button onPress={() => navigate({ to: '/transactions/{-$key}' })}>Open Transactions</Button>}
    >
      The link may be cut off, or from a newer console.
    </EmptyState>
  );
}
