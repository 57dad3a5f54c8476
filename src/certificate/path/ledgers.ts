import { ConstraintLedger } from './constraint-ledger.ts';
import { SignatureLedger } from './signature-ledger.ts';

/** What has been verified and compared for one request, so that both judges do it once, and both within bounds. */
export interface Ledgers {
  readonly signatures: SignatureLedger;
  readonly constraints: ConstraintLedger;
}

/** Empty ones. */
export function openLedgers(): Ledgers {
  return { signatures: new SignatureLedger(), constraints: new ConstraintLedger() };
}
