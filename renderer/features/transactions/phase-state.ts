import { type AttemptStatus, CHECKOUT_PHASES, type CheckoutPhase } from '../../../shared/checkout.ts';

export type PhaseState = 'done' | 'stopped' | 'cut-off' | 'running' | 'not-reached';

const STATE_AT_THE_END: Readonly<Record<AttemptStatus, PhaseState>> = {
  success: 'done',
  partial: 'done',
  rejected: 'stopped',
  failed: 'stopped',
  interrupted: 'cut-off',
  started: 'running',
};

/** What became of one phase of an attempt that came as far as `reached`. */
export function phaseState(phase: CheckoutPhase, reached: CheckoutPhase, status: AttemptStatus): PhaseState {
  const distance = CHECKOUT_PHASES.indexOf(phase) - CHECKOUT_PHASES.indexOf(reached);
  if (distance < 0) return 'done';
  return distance === 0 ? STATE_AT_THE_END[status] : 'not-reached';
}
