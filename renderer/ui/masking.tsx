import { createContext, use } from 'react';
import { maskedText, withoutNames, withoutPeople } from './masked-text.ts';
import { UntrustedText } from './untrusted-text.tsx';

/** True while personal data is hidden for screen sharing. */
export const MaskingContext = createContext(false);

const NOBODY: readonly string[] = [];

interface PersonalTextProps {
  readonly text: string;
  readonly isTruncated?: boolean;
}

/** A name or an address of a person: dots while masking is on, and never in a title then. */
export function PersonalText({ text, isTruncated = false }: PersonalTextProps) {
  const isMasked = use(MaskingContext);
  return isMasked ? (
    <span title="Masked">{maskedText(text)}</span>
  ) : (
    <UntrustedText text={text} isTruncated={isTruncated} />
  );
}

interface MessageTextProps {
  readonly text: string;
  /** The names that may stand in the text. */
  readonly names: readonly string[];
}

/** A message that may name people: only the names are hidden while masking is on. */
export function MessageText({ text, names }: MessageTextProps) {
  const isMasked = use(MaskingContext);
  return <UntrustedText text={isMasked ? withoutNames(text, names) : text} />;
}

/** A line of a log, which may name anybody: names and addresses are hidden while masking is on. */
export function LogText({ text, names = NOBODY }: { readonly text: string; readonly names?: readonly string[] }) {
  const isMasked = use(MaskingContext);
  return <UntrustedText text={isMasked ? withoutPeople(text, names) : text} />;
}

/** For places that take a plain string, such as a clipboard or a label. */
export function usePersonalText(): (text: string) => string {
  const isMasked = use(MaskingContext);
  return (text) => (isMasked ? maskedText(text) : text);
}
