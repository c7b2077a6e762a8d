import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LONGEST_NOTE, type TransactionNote } from '../../../shared/contract/transactions.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries, queryClient } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useNotice } from '../../ui/notices.tsx';
import { TextBox } from '../../ui/text-field.tsx';
import { PageBody } from './page-body.tsx';
import './note-form.css';

interface NoteFormProps {
  readonly transactionKey: string;
  readonly note: TransactionNote | null;
}

/** What people want to remember about a transaction. Kept by what the transaction is, so an import leaves it alone. */
export function NoteForm({ transactionKey, note }: NoteFormProps) {
  const [text, setText] = useState(note?.text ?? '');
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  const notice = useNotice();
  const write = useMutation(
    queries.transactions.writeNote.mutationOptions({
      onSuccess: (kept) => {
        setCommandId(crypto.randomUUID());
        const queryKey = queries.transactions.get.queryKey({ input: { key: transactionKey } });
        queryClient.setQueryData(queryKey, (known) => known && { ...known, note: kept.note });
        notice(kept.note === null ? 'Note removed' : 'Note kept');
      },
    }),
  );
  const isChanged = text.trim() !== (note?.text ?? '');
  return (
    <PageBody label="Note">
      <TextBox label="Note about this transaction" value={text} longest={LONGEST_NOTE} onChange={setText} />
      <div className="note-foot">
        <Button
          kind="primary"
          isDisabled={!isChanged || write.isPending}
          onPress={() => write.mutate({ commandId, key: transactionKey, text })}
        >
          Keep the note
        </Button>
        <span className="quiet">
          {write.isError && failureFrom(write.error).message}
          {!write.isError && isChanged && 'Not kept yet'}
          {!write.isError && !isChanged && note !== null && (
            <>
              Kept <Moment at={note.updatedAt} />
            </>
          )}
        </span>
      </div>
    </PageBody>
  );
}
