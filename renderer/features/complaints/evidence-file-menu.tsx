import { useMutation } from '@tanstack/react-query';
import { MOST_IN_A_FILE } from '../../../shared/contract/claims.ts';
import type { Verdict } from '../../../shared/contract/verdicts.ts';
import type { UserId } from '../../../shared/ids.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { saveFile } from '../../api/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { ActionMenu } from '../../ui/menu.tsx';

interface EvidenceFileMenuProps {
  readonly userId: UserId;
  readonly verdicts: readonly Verdict[];
}

const KINDS = {
  html: { label: 'Save as a page (HTML)', type: 'text/html' },
  json: { label: 'Save as data (JSON)', type: 'application/json' },
} as const;

/** The answer as a file to send or to keep: lines, rows and their hashes, with names masked. */
export function EvidenceFileMenu({ userId, verdicts }: EvidenceFileMenuProps) {
  const making = useMutation(queries.claims.evidenceFile.mutationOptions());

  function save(kind: keyof typeof KINDS) {
    const keys = verdicts.slice(0, MOST_IN_A_FILE).map(({ key }) => key);
    making.mutate(
      { userId, keys, isMasked: true },
      { onSuccess: (file) => saveFile(`${file.name}.${kind}`, new Blob([file[kind]], { type: KINDS[kind].type })) },
    );
  }

  return (
    <>
      <ActionMenu
        label="Evidence file"
        trigger={
          <Button kind="secondary" icon="download" isDisabled={making.isPending}>
            Evidence file
          </Button>
        }
        actions={[
          { id: 'html', label: KINDS.html.label, run: () => save('html') },
          { id: 'json', label: KINDS.json.label, run: () => save('json') },
        ]}
      />
      {making.isError && <span role="alert">{failureFrom(making.error).message}</span>}
    </>
  );
}
