import type { ReactNode } from 'react';
import { createContext, use, useCallback, useRef, useState } from 'react';
import './notices.css';

const NoticeContext = createContext<(text: string) => void>(() => undefined);

const SHOWN_MS = 2000;

/** Says for a moment that something small was done, to the eye and to assistive technology. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((next: string) => {
    clearTimeout(timer.current);
    setText(next);
    timer.current = setTimeout(() => setText(''), SHOWN_MS);
  }, []);
  return (
    <NoticeContext value={show}>
      {children}
      <div className="notice" role="status">
        {text !== '' && <span className="notice-text">{text}</span>}
      </div>
    </NoticeContext>
  );
}

export function useNotice(): (text: string) => void {
  return use(NoticeContext);
}

/** Copies a text and says what was copied. */
export function useCopy(): (what: string, text: string) => Promise<void> {
  const notice = useNotice();
  return async (what, text) => {
    await navigator.clipboard.writeText(text);
    notice(`${what} copied`);
  };
}
