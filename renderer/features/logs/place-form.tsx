import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { failureFrom } from '../../api/failure.ts';
import { queries, queryClient } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { RemovableChip } from '../../ui/chips.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { useImportStore } from './import-store.ts';
import './place-form.css';

/** The places where logs are looked for; adding one reads it at once. */
export function PlaceForm() {
  const [path, setPath] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const startImport = useImportStore((store) => store.start);
  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });
  const add = useMutation(
    queries.logs.addPlace.mutationOptions({
      onSuccess: () => {
        setPath('');
        void queryClient.invalidateQueries({ queryKey: queries.logs.key() });
        void startImport();
      },
    }),
  );
  return (
    <div className="place-form">
      <form
        className="place-form-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() !== '') add.mutate({ path });
        }}
      >
        <TextField
          label="Where logs lie on the machine that runs this console: a file, a folder, or a pattern with *"
          placeholder="/srv/barterex/logs/app.log"
          value={path}
          inputRef={input}
          error={add.isError ? failureFrom(add.error).message : null}
          onChange={(text) => {
            setPath(text);
            add.reset();
          }}
        />
        <Button kind="primary" icon="plus" isSubmit isDisabled={path.trim() === '' || add.isPending}>
          Add and import
        </Button>
      </form>
      <PlaceChips />
    </div>
  );
}

function PlaceChips() {
  const places = useQuery(queries.logs.places.queryOptions()).data ?? [];
  const remove = useMutation(
    queries.logs.removePlace.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.logs.key() }),
    }),
  );
  if (places.length === 0) return null;
  return (
    <ul className="places" aria-label="Places">
      {places.map(({ placeId, path, files }) => (
        <li key={placeId}>
          <RemovableChip removeLabel={`Forget ${path}`} onRemove={() => remove.mutate({ placeId })}>
            <span className="mono">
              <UntrustedText text={path} />
            </span>{' '}
            <span className="quiet number">{files === 1 ? '1 file' : `${files} files`}</span>
          </RemovableChip>
        </li>
      ))}
    </ul>
  );
}
