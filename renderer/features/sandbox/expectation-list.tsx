import type { Expectation } from '../../../shared/contract/sandbox.ts';
import { Mark } from '../../ui/mark.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import './expectation-list.css';

/** What had to be, and what was; the broken ones cannot be overlooked. */
export function ExpectationList({ expectations }: { readonly expectations: readonly Expectation[] }) {
  return (
    <ul className="expectations">
      {expectations.map(({ text, held, actual }) => (
        <li key={text} className={held ? 'expectation' : 'expectation expectation-broken'}>
          {held ? <Mark shape="tick" tone="green" word="Held" /> : <Mark shape="cross" tone="red" word="Broken" />}
          <span className="expectation-text">
            <UntrustedText text={text} />
            <span className="quiet">
              <UntrustedText text={actual} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
