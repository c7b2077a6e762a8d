import type { ReactNode } from 'react';

interface PageBodyProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What a tab of the detail holds; it scrolls by itself. */
export function PageBody({ label, children }: PageBodyProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className="transaction-page" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
