import type { RefusalId } from '../refusal.ts';

/** What stands in a container beside certificates. */
export type Beside = 'private-key' | 'secret-key' | 'revocation-list' | 'other';

/** A container that was opened: its certificates, and an account of everything else in it. */
export interface Container {
  readonly kind: 'container';
  readonly encoding: 'pkcs7' | 'pkcs12' | 'jks';
  /** The octets of each as they stand in the file, never encoded again, in order of appearance; at least one. */
  readonly certificates: readonly Uint8Array[];
  /** What was counted and left out: keys are never decrypted. Each kind stands once, none with 0. */
  readonly passedOver: readonly { readonly what: Beside; readonly count: number }[];
  /**
   * Whether a code in the container proves it unchanged: `checked`, it fits; `unchecked`, it has one and nobody gave the
   * password; `none`, it has none.
   */
  readonly integrity: 'checked' | 'unchecked' | 'none';
  /** The password that fitted: one that was given, the empty one or none at all; left out where none was needed. */
  readonly password?: 'given' | 'empty' | 'absent';
}

/** A container that gave no certificate. */
export interface ContainerRefusal {
  readonly kind: 'refusal';
  readonly id: RefusalId;
  /** The fact met, on one line. */
  readonly detail: string;
}

/** What a container may be opened with. */
export interface ContainerOptions {
  /** Tried in this order, then the empty password, then none. */
  readonly passwords?: readonly string[];
  /** How much key derivation a container may ask for: iterations of PBKDF2 in all, and one of PKCS #12 counts as three. */
  readonly maxIterations?: number;
}
