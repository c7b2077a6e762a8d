import type { Expectation } from '../../../shared/contract/sandbox.ts';
import { Mark } from '../../ui/mark.tsx';
import { MessageText } from '../../ui/masking.tsx';
import './expectation-list.css';

interface ExpectationListProps {
  readonly expectations: readonly Expectation[];
  readonly names: readonly string[];
}

/** What had to be, and what was; the broken ones cannot be overlooked. */
export function ExpectationList({ expectations, names }: ExpectationListProps) {
  return (
    <ul className="expectations">
      {expectations.map(({ text, held, actual }) => (
        <li key={text} className={held ? 'expectation' : 'expectation expectation-broken'}>
          {held ? <Mark shape="tick" tone="green" word="Held" /> : <Mark shape="cross" tone="red" word="Broken" />}
          <span className="expectation-text">
            <MessageText text={text} names={names} />
            <span className="quiet">
              <MessageText text={actual} names={names} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
