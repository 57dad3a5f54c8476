import { legName } from '../../proxy/handshake/leg-name.ts';
import { printable } from '../printable.ts';
import type { LegRow, TlsRow, WayRow } from '../probing/probe-rows.ts';
import { columns } from './columns.ts';
import { subjectName } from './findings.ts';
import { clockText } from './probe-causes.ts';

/** Everything that was seen on one way, leg by leg, for `--verbose`; with a blank line in front. */
export function legTexts(way: WayRow, bundlePath: string): readonly string[] {
  if (way.target === null || way.legs.length === 0) return [];
  const name = way.index === 'direct' ? 'direct' : `proxy ${way.index}`;
  const legs = way.legs.map((leg) => [nameOf(leg), `${leg.ms} ms`, legDetail(leg)]);
  const facts = columns([...legs, ...chainCells(way), ...factCells(way, bundlePath)]).map((line) => `  ${line}`);
  const commands = way.commands.map((line) => `  $ ${printable(line)}`);
  return ['', `${name} to ${printable(way.target)}`, ...facts, ...commands];
}

function nameOf({ leg, hop }: LegRow): string {
  const name = legName(leg);
  return hop !== null && hop > 1 ? `${name} (proxy ${hop} of the chain)` : name;
}

function legDetail({ fault, addresses, answer, login, tls }: LegRow): string {
  const tried = addresses.map((one) => (one.fault === null ? one.address : `${one.address} (${printable(one.fault)})`));
  return [
    ...tried,
    ...(tls ? tlsWords(tls) : []),
    ...(answer ? [`${answer.status} ${printable(answer.reason)}`.trim()] : []),
    ...(login ? [`${login} login sent`] : []),
    ...(fault === null ? [] : [printable(fault)]),
  ].join(', ');
}

function tlsWords({ protocol, cipher, keyExchange, alpn, ocspStaple, wantsClientCertificate }: TlsRow): readonly string[] {
  return [
    protocol,
    cipher,
    ...(keyExchange === null ? [] : [keyExchange]),
    alpn === null ? 'no ALPN' : `ALPN ${printable(alpn)}`,
    ocspStaple ? 'OCSP staple' : 'no OCSP staple',
    ...(wantsClientCertificate ? ['asks for a client certificate'] : []),
  ];
}

function chainCells({ chain }: WayRow): readonly (readonly string[])[] {
  return chain.map(({ subject, issuer, notAfter, sha256 }, i) => {
    const text =
      subject === null || issuer === null
        ? `malformed (${sha256.slice(0, 16)}…)`
        : `${subjectName(subject)}, issued by ${subjectName(issuer)}, until ${(notAfter ?? '').slice(0, 10)} (${sha256.slice(0, 16)}…)`;
    return [i === 0 ? 'chain as sent' : '', String(i + 1), text];
  });
}

function factCells(way: WayRow, bundlePath: string): readonly (readonly string[])[] {
  const { missing, anchor, withSystemStore, interception, clocks, curl } = way;
  const facts: (readonly [string, string])[] = [];
  if (missing) {
    const key = missing.keyIdentifier === null ? '' : ` (key identifier ${missing.keyIdentifier})`;
    facts.push(['missing', `"${printable(missing.issuer)}"${key}: neither sent nor in the bundle`]);
  }
  if (anchor) {
    const kind = anchor.isRoot ? '' : ', a partial chain: it is no root';
    facts.push(['anchor', `${subjectName(anchor.subject)}, line ${anchor.line} of ${printable(bundlePath)}${kind}`]);
  }
  if (withSystemStore !== null) facts.push(['with system store', withSystemStore ? 'trusted' : 'not trusted either']);
  if (interception) facts.push(['interception', `${interception.verdict}: ${printable(interception.because)}`]);
  for (const { of, aheadSeconds } of clocks) facts.push(['clock', `that of the ${of} is ${clockText(aheadSeconds)} this host's`]);
  if (curl) facts.push(['curl', `${curl.agrees ? 'agrees' : 'disagrees'}: ${curlEnd(curl)}`]);
  return facts.map(([label, text]) => [label, '', text]);
}

function curlEnd({ exitCode, message }: NonNullable<WayRow['curl']>): string {
  const end = exitCode === null ? 'it was stopped' : `it ended with ${exitCode}`;
  return message === '' ? end : `${end}, ${printable(message)}`;
}
