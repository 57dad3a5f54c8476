import type { Account } from '../../agent/accounts.ts';
import type { AgentRun } from '../../agent/process.ts';
import type { AgentProfile } from '../../agent/profile.ts';
import type { PathStep } from '../../agent/root/path-steps.ts';
import type { OpensslReading } from '../../bundle/encodings/openssl/openssl-pem.ts';
import type { ConfiguredProxy } from '../../proxy/configured.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { Evidence } from '../evidence.ts';
import type { Interception } from '../interception.ts';

/** All that a cause may look at which is about the host, not about one way. */
export interface HostEvidence {
  readonly profile: AgentProfile;
  readonly bundle: BundleEvidence;
  readonly list: ListEvidence;
  /** Whether the command line or the configuration names the platform; `confPath` only where the configuration could be looked at. */
  readonly platform: { readonly isNamed: boolean; readonly confPath: string | undefined };
  /** Whether a unit or an init script of the agent is there. */
  readonly isInstalled: boolean;
  /** Whether nothing at all of an agent is there, and nothing was closed to whoever looked. */
  readonly isAbsent: boolean;
  readonly agent: AgentRun;
  /** The proxies that the running agent was started with; `undefined` where nobody here can see them. */
  readonly runningList: readonly ConfiguredProxy[] | undefined;
  /** Files other than the bundle that the agent reads when it starts, with their last change, milliseconds since 1970. */
  readonly settingsFiles: readonly { readonly path: string; readonly modifiedAt: number }[];
  /** The ways that were walked; none without the network. */
  readonly ways: readonly SeenWay[];
}

/** A way that was walked and judged. */
export interface SeenWay {
  readonly index: number | 'direct';
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis | undefined;
  readonly interception: Interception | undefined;
}

/** What stands where the agent looks for its bundle. */
export interface BundleEvidence {
  /** As it is shown; `undefined` where the system has no root store that it could be. */
  readonly path: string | undefined;
  readonly file:
    | { readonly kind: 'missing' /** Files that somebody may have meant to be it. */; readonly near: readonly string[] }
    | {
        readonly kind: 'unreadable';
        readonly why: string /** Whether somebody with more rights could read it. */;
        readonly isDenied: boolean;
      }
    | {
        readonly kind: 'read';
        readonly reading: OpensslReading /** Whether any reader finds a block in it. */;
        readonly hasBlocks: boolean;
      };
  /** Whether it is the agent's own, not one that somebody has named. */
  readonly isOwn: boolean;
  /** From the top folder down to the file, as far as they are there; empty where it is not the agent's own. */
  readonly steps: readonly PathStep[];
  /** Those who have to read it. */
  readonly readers: readonly BundleReader[];
}

/** Somebody who has to read the bundle. */
export interface BundleReader {
  readonly account: Account;
  /** How that is known: `SudoUser (/etc/…:12)`. */
  readonly from: string;
}

/** The list of proxies that counts. */
export interface ListEvidence {
  /** Whether the list is known at all. */
  readonly isKnown: boolean;
  /** Whether all files that may set it were read: else nobody knows what `configured` would be. */
  readonly areFilesKnown: boolean;
  /** What sets it, in words; `undefined` where nothing does. */
  readonly setBy: string | undefined;
  /** The entries of the files of the host, whatever the command line or the environment say. */
  readonly configured: readonly ConfiguredProxy[];
  /** How many entries there are to be probed. */
  readonly count: number;
  /** The variables that could set it. */
  readonly variables: readonly string[];
}
