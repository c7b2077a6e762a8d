import type { ReactNode } from 'react';
import './filter-bar.css';

/** Over a list: what decides which rows are in it. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className="filter-bar">{children}</div>;
}

/** Fields, buttons and chips beside each other, as far as there is room. */
export function FilterLine({ children }: { readonly children: ReactNode }) {
  return <div className="filter-line">{children}</div>;
}
