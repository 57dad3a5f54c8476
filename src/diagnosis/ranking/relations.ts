import type { Found, Stage } from './found.ts';

/** That each cause of one kind explains each of another kind. */
export interface Relation {
  readonly causes: Kind;
  readonly effects: Kind;
  /** Whether it explains it only where both are about the same proxy. */
  readonly isSameProxy?: boolean;
  /** Whether it explains it only where both are about the same leg, or both about TLS. */
  readonly isSameLeg?: boolean;
}

/** Causes alike; of what is left out any will do. */
export interface Kind {
  readonly ids?: ReadonlySet<string>;
  readonly stages?: readonly Stage[];
  readonly severity?: Found['severity'];
  readonly about?: 'a proxy' | 'the direct connection' | 'a leg';
}

/** Traps of a file that garble the list of proxies. */
const garbling = new Set([
  'byte-order-mark',
  'colon-for-equals',
  'typographic-quotes',
  'unquoted-semicolon',
  'export-ignored',
  'glued-comment',
  'blanks-around-equals',
  'carriage-return',
  'unterminated-quote',
  'comment-continues',
  'shell-syntax-error',
  'unit-line-ignored',
  'unit-specifier',
  'settings-file-not-text',
  'settings-file-irregular',
  'settings-file-demanded',
]);
/** Traps that leave the agent without the variable that is meant. */
const hiding = new Set(['misnamed-variable', 'upper-case-variable', 'empty-variable', 'value-too-long', 'settings-file-unreadable']);
/** What a garbled list looks like from inside. */
const garbled = new Set([
  'not-a-proxy-url',
  'proxy-unreadable',
  'port-missing',
  'scheme-not-http',
  'bad-percent-encoding',
  'raw-semicolon-in-login',
]);
/** With one of these nothing is trusted. */
const withoutBundle = new Set(['bundle-path-misspelt', 'bundle-missing', 'bundle-unreadable', 'bundle-empty', 'bundle-not-loaded']);
const untrusted = new Set([
  ...['bundle-not-loaded', 'issuer-not-in-bundle', 'chain-untrusted', 'intermediate-not-sent', 'ca-rekeyed', 'ca-renewed', 'ca-expired'],
  ...['not-yet-valid-in-chain', 'leaf-expired', 'listener-ca-only'],
  ...['leaf-in-bundle', 'sibling-intermediate', 'works-only-with-system-store', 'works-only-by-partial-chain'],
]);
const outOfDate = new Set([
  ...['not-yet-valid-in-chain', 'leaf-expired', 'ca-expired', 'ca-renewed'],
  ...['expired', 'not-yet-valid', 'expires-soon'],
]);
const misreadLogin = new Set(['bad-percent-encoding', 'raw-character-in-login', 'raw-semicolon-in-login']);
const loginFailures = new Set(['login-required', 'login-refused', 'login-perhaps-encrypted', 'connect-denied']);
const unconnected = new Set([
  'name-not-resolved',
  'connection-refused',
  'no-route',
  'timed-out',
  'connection-failed',
  'connection-reset',
  'not-a-proxy',
]);

/** Where only the other reader is harmed, the list in force is whole. */
const criticalTrap: Kind = { ids: garbling, severity: 'critical' };

/** What explains what, in the order of the stages: what stands higher is looked at first. */
export const relations: readonly Relation[] = [
  { causes: any('agent-not-installed'), effects: any('bundle-missing', 'no-proxy-configured', 'platform-not-named') },
  { causes: criticalTrap, effects: { ids: garbled } },
  { causes: criticalTrap, effects: any('no-proxy-configured', 'runs-commands', 'empty-variable') },
  { causes: { ids: garbling }, effects: any('readings-differ', 'shell-syntax-error', 'runs-commands') },
  // To a shell the list then stands in no quotes.
  { causes: any('typographic-quotes'), effects: any('unquoted-semicolon') },
  { causes: { ids: hiding }, effects: any('no-proxy-configured') },
  { causes: any('no-proxy-configured'), effects: { stages: ['way'], about: 'the direct connection' } },
  { causes: { stages: ['settings'], about: 'a proxy' }, effects: any('proxy-unreadable'), isSameProxy: true },
  { causes: any('raw-semicolon-in-login'), effects: { ids: garbled } },
  { causes: any('port-missing', 'scheme-not-http'), effects: { ids: unconnected }, isSameProxy: true },
  { causes: { ids: misreadLogin }, effects: { ids: loginFailures }, isSameProxy: true },
  { causes: any('login-perhaps-encrypted'), effects: any('encrypted-login'), isSameProxy: true },
  { causes: any('bundle-path-misspelt'), effects: any('bundle-missing', 'misspelled-folder') },
  // Of what the file was then a log tells nothing.
  { causes: { ids: withoutBundle }, effects: { ids: untrusted, stages: ['way', 'log'] } },
  { causes: { ids: new Set(['clock-off']), severity: 'critical' }, effects: { ids: outOfDate } },
  { causes: any('ca-expired', 'ca-renewed'), effects: any('expired') },
  { causes: any('not-yet-valid-in-chain'), effects: any('not-yet-valid') },
  { causes: { stages: ['way'], severity: 'critical', about: 'a leg' }, effects: { stages: ['log'], about: 'a leg' }, isSameLeg: true },
  { causes: any('leaf-in-bundle'), effects: any('not-a-ca') },
  // The same CA is missing; which others are there is good to see beside it.
  { causes: any('issuer-not-in-bundle'), effects: any('proxies-show-different-cas') },
];

function any(...ids: readonly string[]): Kind {
  return { ids: new Set(ids) };
}
