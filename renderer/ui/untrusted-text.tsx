import { visiblePieces, visibleText } from './visible-characters.ts';
import './untrusted-text.css';

interface UntrustedTextProps {
  readonly text: string;
  /** Cut with an ellipsis in narrow places; the whole text is then its title. */
  readonly isTruncated?: boolean;
}

/** Text that somebody else wrote. Always a text node, isolated from the direction of the text around it. */
export function UntrustedText({ text, isTruncated = false }: UntrustedTextProps) {
  let offset = 0;
  const content = visiblePieces(text).map((piece) => {
    const key = offset;
    offset += piece.kind === 'text' ? piece.text.length : 1;
    if (piece.kind === 'text') return <span key={key}>{piece.text}</span>;
    return (
      <span key={key} className="hidden-character" title={piece.name}>
        {piece.label}
      </span>
    );
  });
  return isTruncated ? (
    <bdi className="truncate untrusted-line" title={visibleText(text)}>
      {content}
    </bdi>
  ) : (
    <bdi>{content}</bdi>
  );
}
