import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './copy-button.css';

const SHOWN_MS = 1500;

interface CopyButtonProps {
  /** What it copies, for its name: `Copy the transaction id`. */
  readonly label: string;
  readonly text: string;
  /** A word beside the icon. */
  readonly children?: string;
}

/** Copies a text and says so for a moment. */
export function CopyButton({ label, text, children }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SHOWN_MS);
  }

  return (
    <AriaButton className="copy-button" aria-label={isCopied ? 'Copied' : label} onPress={copy}>
      <Icon name={isCopied ? 'check' : 'copy'} />
      {children !== undefined && <span>{isCopied ? 'Copied' : children}</span>}
      <span className="visually-hidden" role="status">
        {isCopied ? 'Copied' : ''}
      </span>
    </AriaButton>
  );
}
