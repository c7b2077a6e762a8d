import { useQuery } from '@tanstack/react-query';
import type { ScenarioInfo } from '../../../shared/contract/sandbox.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { CartForm } from './cart-form.tsx';
import { ChoiceList } from './choice-list.tsx';
import { useRunStore } from './run-store.ts';
import { RunView } from './run-view.tsx';
import { ScenarioCard } from './scenario-card.tsx';
import { OWN_CART, requestFromSearch, type SandboxSearch } from './search.ts';
import './sandbox-screen.css';

interface SandboxScreenProps {
  readonly search: SandboxSearch;
  readonly onSearch: (search: SandboxSearch) => void;
}

/** Checkouts on a copy: the release scenarios, or a cart of one's own. */
export function SandboxScreen({ search, onSearch }: SandboxScreenProps) {
  const query = useQuery(queries.sandbox.scenarios.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <div className="sandbox">
      <div className="sandbox-banner">
        <Icon name="sandbox" />
        <strong>Sandbox</strong>
        <span>Runs on a copy. Nothing here touches the marketplace.</span>
      </div>
      {query.data !== undefined ? (
        <Sandbox scenarios={query.data} search={search} onSearch={onSearch} />
      ) : query.isError ? (
        <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton label="Loading the scenarios" />
      )}
    </div>
  );
}

interface SandboxProps extends SandboxScreenProps {
  readonly scenarios: readonly ScenarioInfo[];
}

function Sandbox({ scenarios, search, onSearch }: SandboxProps) {
  const { state, start, cancel } = useRunStore();
  const request = requestFromSearch(search);
  const chosen = search.run ?? scenarios[0]?.name ?? OWN_CART;
  const scenario = scenarios.find((candidate) => candidate.name === chosen);
  const isRunning = state.kind === 'running';

  function run() {
    if (request !== null && !isRunning) void start(request);
  }

  useShortcut({ keys: 'mod+enter', label: 'Run what is chosen', group: 'Sandbox', run });
  useShortcut({ keys: 'escape', label: 'Cancel the run', group: 'Sandbox', run: cancel });

  return (
    <div className="sandbox-rooms">
      <ChoiceList scenarios={scenarios} chosen={chosen} onChoose={(choice) => onSearch({ ...search, run: choice })} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="sandbox-stage" aria-label="Stage" tabIndex={0}>
        <div className="sandbox-form">
          {scenario === undefined ? (
            <CartForm search={search} onSearch={onSearch} />
          ) : (
            <ScenarioCard scenario={scenario} />
          )}
          <div className="sandbox-actions">
            <Button
              kind="primary"
              icon="play"
              keys="mod+enter"
              isDisabled={request === null || isRunning}
              onPress={run}
            >
              Run on a copy
            </Button>
            {request === null && <span className="quiet">Choose a buyer first.</span>}
          </div>
        </div>
        <RunView state={state} request={request} onCancel={cancel} onRetry={start} />
      </section>
    </div>
  );
}
