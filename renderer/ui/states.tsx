import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import './states.css';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What a place is for, and what to do first, while there is nothing in it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <div className="state-text">{children}</div>}
      {action !== undefined && <div className="state-action">{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** What happened and what to do; announced as soon as it appears. */
export function ErrorState({ title, children, action }: ErrorStateProps) {
  return (
    <div className="state state-error" role="alert">
      <span className="state-icon">
        <Icon name="notice" />
      </span>
      <h2>{title}</h2>
      <div className="state-text">{children}</div>
      {action !== undefined && <div className="state-action">{action}</div>}
    </div>
  );
}

const PATIENCE_MS = 150;

/** Bars where rows will be, but only once the wait can be felt. */
export function Skeleton({ rows = 12, label }: { readonly rows?: number; readonly label: string }) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return <div className="skeleton" />;
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move.
        <div key={row} className="skeleton-row">
          <span className="skeleton-bar" />
          <span className="skeleton-bar" />
          <span className="skeleton-bar" />
        </div>
      ))}
    </div>
  );
}
