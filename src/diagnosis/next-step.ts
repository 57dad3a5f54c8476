import { authorityText, isAddress } from '../proxy/authority.ts';
import { failedLeg, legOf } from '../proxy/handshake/observation.ts';
import type { Evidence } from './evidence.ts';

/** The arguments of a command line. */
export type Words = readonly string[];

/** Fetches the same with curl, so that the answer is seen; `undefined` where curl cannot go that way: it does not chain HTTP proxies. */
export function curlWords({ observation, asked }: Evidence): Words | undefined {
  const { via, target } = observation;
  const [proxy, ...more] = via;
  if (more.length > 0) return undefined;
  const tunnel = legOf(observation, 'tunnel');
  const isTls = legOf(observation, 'proxy-tls') !== undefined || (tunnel?.answer === undefined && proxy?.scheme === 'https');
  const through = proxy ? ['--proxy', `${isTls ? 'https' : 'http'}://${authorityText(proxy.authority)}`] : [];
  const login = proxy?.hasCredentials ? ['--proxy-user', '***'] : [];
  // As the agent does it: with the bundle alone, whatever folder of CAs, file of settings or no_proxy curl would heed.
  const bundle = asked && asked.bundlePath !== '-' ? ['--cacert', asked.bundlePath, '--capath', '/dev/null'] : [];
  const path = legOf(observation, 'status')?.path ?? '/status';
  return ['curl', '-qv', '--noproxy', '', ...through, ...login, ...bundle, `https://${authorityText(target)}${path}`];
}

/** Shows the handshake that failed with openssl; `undefined` where openssl cannot go that way: it reaches no proxy inside TLS, and passes only one. */
export function opensslWords({ observation }: Evidence): Words | undefined {
  const { via, target } = observation;
  const leg = failedLeg(observation);
  const [proxy, ...more] = via;
  const show = (to: typeof target): Words => {
    const name = isAddress(to.host) ? [] : ['-servername', to.host];
    return ['-connect', authorityText(to), ...name, '-showcerts'];
  };
  if (leg?.leg === 'proxy-tls') return proxy && (leg.hop ?? 1) === 1 ? ['openssl', 's_client', ...show(proxy.authority)] : undefined;
  if (more.length > 0 || legOf(observation, 'proxy-tls')) return undefined;
  const login = proxy?.hasCredentials ? ['-proxy_user', '***', '-proxy_pass', 'pass:***'] : [];
  return ['openssl', 's_client', ...(proxy ? ['-proxy', authorityText(proxy.authority), ...login] : []), ...show(target)];
}

/** Asks the resolver of this host for the name of the proxy, or of the target on the direct way. */
export function resolverWords({ observation }: Evidence): Words {
  return ['getent', 'ahosts', (observation.proxy?.authority ?? observation.target).host];
}

/** Takes the CA out of the chain that this way shows; `undefined` where the way is direct or a chain of proxies. */
export function captureWords({ asked, observation }: Evidence): Words | undefined {
  const { via, target } = observation;
  const [proxy, ...more] = via;
  if (!asked || asked.index === 'direct' || !proxy || more.length > 0) return undefined;
  const way = asked.isOwnList ? String(asked.index) : `${proxy.scheme}://${authorityText(proxy.authority)}`;
  const from = asked.isOwnList ? (asked.listWords ?? []) : [];
  // Where the proxy shows a chain of its own, both would be told, and that of the target be taken.
  const chain = failedLeg(observation)?.leg === 'proxy-tls' ? ['--of', 'proxy'] : [];
  const to = authorityText(target).replace(/:443$/, '');
  return ['cabundle', 'capture', ...from, '--proxy', way, '--target', to, ...chain, '--output', 'FILE'];
}

/** The same, with the issuer that is not sent fetched from where the certificate says that it is. */
export function captureWithIssuerWords(evidence: Evidence): Words | undefined {
  const words = captureWords(evidence);
  return words && [...words, '--aia'];
}

/** Judges the bundle block by block; `undefined` where it is none that could be read once more. */
export function checkWords({ asked }: Evidence): Words | undefined {
  return asked && asked.bundlePath !== '-' ? ['cabundle', 'check', asked.bundlePath] : undefined;
}

/** Adds a certificate to the bundle. */
export function mergeWords({ asked }: Evidence): Words | undefined {
  if (!asked || asked.bundlePath === '-') return undefined;
  return ['cabundle', 'merge', '--keep', '--output', asked.bundlePath, 'NEW.pem'];
}
