import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { ErrorState } from './states.tsx';
import { UntrustedText } from './untrusted-text.tsx';

interface FailureViewProps {
  readonly failure: {
    readonly title: string;
    readonly message: string;
    readonly reference: string | null;
    readonly isWorthRetrying: boolean;
  };
  readonly onRetry: () => void;
}

/** A failure where its content would have been, with the reference to quote and a way to try again. */
export function FailureView({ failure, onRetry }: FailureViewProps) {
  const { title, message, reference, isWorthRetrying } = failure;
  return (
    <ErrorState title={title} action={isWorthRetrying && <Button onPress={onRetry}>Try again</Button>}>
      <p>
        <UntrustedText text={message} />
      </p>
      {reference !== null && (
        <p>
          Reference <span className="mono">{reference}</span> <CopyButton label="Copy the reference" text={reference} />
        </p>
      )}
    </ErrorState>
  );
}
