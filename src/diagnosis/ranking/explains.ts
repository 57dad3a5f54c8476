import type { Found } from './found.ts';

/** Whether one cause explains another, so that nothing of the other is left to be done when the first is gone. */
export function explains(one: Found, other: Found): boolean {
  return (
    one !== other &&
    relations.some(({ causes, effects, isSameProxy = false, isSameLeg = false }) => {
      if (!isOf(causes, one) || !isOf(effects, other)) return false;
      if (isSameLeg && legOf(one) !== legOf(other)) return false;
      return !isSameProxy || other.proxies.every((proxy) => one.proxies.includes(proxy));
    })
  );
}

type Test = ReadonlySet<string> | ((found: Found) => boolean);

interface Relation {
  readonly causes: Test;
  readonly effects: Test;
  /** Whether it explains it only where both are about the same proxy. */
  readonly isSameProxy?: boolean;
  /** Whether it explains it only where both are about the same leg, or both about TLS. */
  readonly isSameLeg?: boolean;
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
  ...['not-yet-valid-in-chain', 'leaf-expired', 'leaf-not-yet-valid', 'ca-not-yet-valid', 'listener-ca-only'],
  ...['leaf-in-bundle', 'sibling-intermediate', 'works-only-with-system-store', 'works-only-by-partial-chain'],
]);
const outOfDate = new Set([
  ...['not-yet-valid-in-chain', 'leaf-expired', 'leaf-not-yet-valid', 'ca-expired', 'ca-not-yet-valid', 'ca-renewed'],
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

const relations: readonly Relation[] = [
  // In the order of the stages: what stands higher is looked at first.
  { causes: isCriticalTrap, effects: garbled },
  { causes: isCriticalTrap, effects: new Set(['no-proxy-configured', 'runs-commands', 'empty-variable']) },
  { causes: garbling, effects: new Set(['readings-differ', 'shell-syntax-error', 'runs-commands']) },
  // To a shell the list then stands in no quotes.
  { causes: new Set(['typographic-quotes']), effects: new Set(['unquoted-semicolon']) },
  { causes: hiding, effects: new Set(['no-proxy-configured']) },
  { causes: new Set(['no-proxy-configured']), effects: isDirectWay },
  { causes: isProxyFinding, effects: new Set(['proxy-unreadable']), isSameProxy: true },
  { causes: new Set(['raw-semicolon-in-login']), effects: garbled },
  { causes: new Set(['port-missing', 'scheme-not-http']), effects: unconnected, isSameProxy: true },
  { causes: misreadLogin, effects: loginFailures, isSameProxy: true },
  { causes: new Set(['login-perhaps-encrypted']), effects: new Set(['encrypted-login']), isSameProxy: true },
  { causes: new Set(['bundle-path-misspelt']), effects: new Set(['bundle-missing', 'misspelled-folder']) },
  { causes: withoutBundle, effects: isUntrusted },
  { causes: ({ id, severity }) => id === 'clock-off' && severity === 'critical', effects: outOfDate },
  { causes: new Set(['ca-expired', 'ca-renewed']), effects: new Set(['expired']) },
  { causes: new Set(['not-yet-valid-in-chain', 'ca-not-yet-valid']), effects: new Set(['not-yet-valid']) },
  { causes: isClosedWay, effects: isLogged, isSameLeg: true },
  { causes: new Set(['leaf-in-bundle']), effects: new Set(['not-a-ca']) },
  // The same CA is missing; which others are there is good to see beside it.
  { causes: new Set(['issuer-not-in-bundle']), effects: new Set(['proxies-show-different-cas']) },
];

function isOf(test: Test, found: Found): boolean {
  return typeof test === 'function' ? test(found) : test.has(found.id);
}

/** Where only the other reader is harmed, the list in force is whole. */
function isCriticalTrap({ id, severity }: Found): boolean {
  return severity === 'critical' && garbling.has(id);
}

/** A log tells nothing of what the file was then. */
function isUntrusted({ stage, id }: Found): boolean {
  return (stage === 'way' || stage === 'log') && untrusted.has(id);
}

function isClosedWay({ stage, severity, leg }: Found): boolean {
  return stage === 'way' && severity === 'critical' && leg !== undefined;
}

function isLogged({ stage, leg }: Found): boolean {
  return stage === 'log' && leg !== undefined;
}

function legOf({ leg }: Found): string | undefined {
  return leg === 'proxy-tls' || leg === 'target-tls' ? 'tls' : leg;
}

function isProxyFinding({ stage, proxies }: Found): boolean {
  return stage === 'settings' && proxies.length > 0;
}

function isDirectWay({ stage, proxies }: Found): boolean {
  return stage === 'way' && proxies.includes('direct');
}
