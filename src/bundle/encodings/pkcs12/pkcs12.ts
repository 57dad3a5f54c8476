import { BerReader } from '../ber/ber.ts';
import { ContentType, contentTypeName, readContentInfo } from '../ber/content-info.ts';
import { Harvest } from '../ber/harvest.ts';
import { refusing, Unreadable } from '../ber/unreadable.ts';
import type { Container, ContainerOptions, ContainerRefusal } from '../container.ts';
import { readMacData } from './mac-data.ts';
import { candidatePasswords, type Password, withoutAbsent } from './password.ts';
import { readAuthenticatedSafe } from './safes.ts';
import { Work } from './work.ts';

const name = 'the PKCS #12 file';

/**
 * Reads the certificates of a PKCS #12 file (`.p12`, `.pfx`, a truststore of Java 9 or later). DER and BER.
 *
 * Where it has a message authentication code, that must fit before anything else is believed. The passwords are tried in
 * their order, then the empty one, then none. Keys are counted and never decrypted.
 * Limits: the work for all of it, see `maxIterations` (2,000,000 units, about a second).
 * Fails: `pkcs12-password`, `pkcs12-unsupported`, `pkcs12-iterations`, `pkcs12-malformed`, `no-certificate`.
 * Source: RFC 7292 §4; RFC 9579 (PBMAC1); RFC 8018 (PBES2).
 */
export function readPkcs12(
  bytes: Uint8Array,
  passwords: readonly string[] = [],
  { maxIterations }: Pick<ContainerOptions, 'maxIterations'> = {},
): Container | ContainerRefusal {
  return refusing('pkcs12-malformed', () => {
    const work = new Work(maxIterations);
    const file = BerReader.of(bytes);
    const pfx = file.sequence('PFX');
    const version = pfx.integer('version');
    if (version !== 3) throw pfx.fault(`the PFX has version ${version}, not 3`);
    const content = readContentInfo(pfx);
    const macData = pfx.atEnd ? undefined : pfx.sequence('MAC data');
    pfx.finish('PFX');
    file.finishFile(name);
    const octets = authenticatedOctets(pfx, content);
    const candidates = candidatePasswords(passwords);
    const fitting = macData && passwordOfMac(macData, octets, { candidates, work });
    const harvest = new Harvest();
    const ordered = fitting ? [fitting, ...candidates.filter((password) => password !== fitting)] : candidates;
    const safe = file.over(octets, 'the authenticated safe').sequence('authenticated safe');
    const opening = readAuthenticatedSafe(safe, { passwords: ordered, work }, harvest);
    const password = (fitting ?? opening)?.kind;
    return harvest.container(name, {
      encoding: 'pkcs12',
      integrity: fitting ? 'checked' : 'none',
      ...(password ? { password } : {}),
    });
  });
}

/** The octets that the code is made over. */
function authenticatedOctets(pfx: BerReader, { type, content }: ReturnType<typeof readContentInfo>): Uint8Array {
  if (type === ContentType.signedData) {
    throw new Unreadable(`${name} is signed with a key in place of a password`, 'pkcs12-unsupported');
  }
  if (type !== ContentType.data) throw pfx.fault(`the PFX holds ${contentTypeName(type)}`);
  if (!content) throw pfx.fault('the content of the PFX is missing');
  const octets = content.octetString('content of the PFX');
  content.finish('content of the PFX');
  return octets;
}

function passwordOfMac(
  macData: BerReader,
  octets: Uint8Array,
  { candidates, work }: { readonly candidates: readonly Password[]; readonly work: Work },
): Password {
  const { tellsAbsent, cost, fits } = readMacData(macData);
  const fitting = work.try(tellsAbsent ? candidates : withoutAbsent(candidates), cost, (password) => fits(password, octets) || undefined);
  if (fitting) return fitting.password;
  const isGiven = candidates.some(({ kind }) => kind === 'given');
  const why = isGiven
    ? 'no password that was given fits its MAC: another one is wanted, or it is damaged'
    : 'it is protected by a password';
  throw new Unreadable(why, 'pkcs12-password');
}
