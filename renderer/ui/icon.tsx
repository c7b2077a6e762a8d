import type { ReactNode } from 'react';
import './icon.css';

/** Drawn on a grid of 16 with a stroke of 1.5, in the colour of the text around. */
const DRAWINGS = {
  transactions: <path d="M2.5 5.5h10l-2.5-2.5M13.5 10.5h-10l2.5 2.5" />,
  users: (
    <>
      <circle cx="6" cy="5.5" r="2.5" />
      <path d="M1.5 13c.4-2.4 2.1-3.8 4.5-3.8s4.1 1.4 4.5 3.8M10.5 3.3a2.3 2.3 0 0 1 0 4.4M12 9.5c1.4.5 2.2 1.7 2.5 3.5" />
    </>
  ),
  sandbox: <path d="M6 2.5h4M6.8 2.5v4L3 12.3c-.5.8 0 1.7.9 1.7h8.2c.9 0 1.4-.9.9-1.7L9.2 6.5v-4M4.8 10h6.4" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4" />
      <path d="m10 10 3.5 3.5" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  check: <path d="m3.5 8.5 3 3 6-7" />,
  columns: <path d="M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.2l2 1.3" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
    </>
  ),
  moon: <path d="M13 9.7A5.5 5.5 0 0 1 6.3 3 5.5 5.5 0 1 0 13 9.7Z" />,
  screen: <path d="M2.5 3.5h11v7h-11zM6 13.5h4M8 10.5v3" />,
  mask: <path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4ZM3 13 13 3" />,
  eye: (
    <>
      <path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Z" />
      <circle cx="8" cy="8" r="1.7" />
    </>
  ),
  bolt: <path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z" />,
  play: <path d="M4.5 3v10l8-5z" />,
  stop: <rect x="4" y="4" width="8" height="8" rx="1" />,
  help: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M6.3 6.3A1.7 1.7 0 1 1 8.6 8c-.4.2-.6.5-.6.9M8 11v.1" />
    </>
  ),
  refresh: <path d="M13 8a5 5 0 1 1-1.5-3.6L13 6M13 3v3h-3" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />,
  notice: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.5v3.5M8 5v.1" />
    </>
  ),
  arrow: <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  up: <path d="m4.5 9.5 3.5-3.5 3.5 3.5" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  logs: <path d="M4 2.5h6l2.5 2.5v8.5H4zM6.2 7h4.2M6.2 9.2h4.2M6.2 11.4h2.6" />,
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  trash: <path d="M3 4.5h10M6.5 4.5v-2h3v2M4.2 4.5l.6 9h6.4l.6-9M6.8 7v4M9.2 7v4" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  bookmark: <path d="M4.5 2.5h7v11L8 10.5l-3.5 3z" />,
  edit: <path d="m3 13 .6-2.8L10.8 3l2.2 2.2-7.2 7.2zM9.4 4.4l2.2 2.2" />,
  table: <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" />,
  live: (
    <>
      <circle cx="8" cy="8" r="1.6" />
      <path d="M4.8 11.2a4.5 4.5 0 0 1 0-6.4M11.2 4.8a4.5 4.5 0 0 1 0 6.4M2.7 13.3a7.5 7.5 0 0 1 0-10.6M13.3 2.7a7.5 7.5 0 0 1 0 10.6" />
    </>
  ),
  owed: (
    <>
      <ellipse cx="8" cy="4.5" rx="5" ry="2" />
      <path d="M3 4.5v7c0 1.1 2.2 2 5 2s5-.9 5-2v-7M3 8c0 1.1 2.2 2 5 2s5-.9 5-2" />
    </>
  ),
  download: <path d="M8 2.5v7.5M4.5 6.8 8 10.3l3.5-3.5M3 13.5h10" />,
  power: <path d="M8 2.5v5M4.8 4.4a5 5 0 1 0 6.4 0" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

/** Decoration only: the word beside it, or the label of the control around it, carries the meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  );
}
