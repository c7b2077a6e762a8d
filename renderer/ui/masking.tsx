import { createContext, use } from 'react';
import { UntrustedText } from './untrusted-text.tsx';

/** True while personal data is hidden for screen sharing. */
export const MaskingContext = createContext(false);

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

/** For places that take a plain string, such as a clipboard or a label. */
export function usePersonalText(): (text: string) => string {
  const isMasked = use(MaskingContext);
  return (text) => (isMasked ? maskedText(text) : text);
}

/** Always the same length: the length of a name says something about it. */
export function maskedText(text: string): string {
  return text === '' ? '' : '••••••';
}
