import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import './panel.css';

interface DetailPanelProps {
  readonly head: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is open beside a list: a head that stays, and a body that scrolls. */
export function DetailPanel({ head, actions, onClose, children }: DetailPanelProps) {
  return (
    <article className="detail-panel">
      <header className="detail-panel-head">
        <div className="detail-panel-title">{head}</div>
        {actions}
        <IconButton icon="close" label="Close" keys="escape" onPress={onClose} />
      </header>
      {children}
    </article>
  );
}

interface SectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="section">
      <header className="section-head">
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
