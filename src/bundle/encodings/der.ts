import { Tag } from '../../certificate/der/der.ts';
import { BerReader } from './ber/ber.ts';
import { Harvest } from './ber/harvest.ts';
import { refusing } from './ber/unreadable.ts';
import type { Container, ContainerRefusal } from './container.ts';
import { recogniseBinary } from './recognise-binary.ts';

/**
 * Reads one certificate in DER, or several behind each other, each as long as it says.
 *
 * Whether each is well-formed is for `decodeCertificate` to say. Other loaders read the first and pass over the rest in
 * silence: here anything that is no certificate refuses the whole file.
 * Fails: `malformed` where one is cut off; `der-trailing` with the offset of what stands behind one.
 * Source: RFC 5280 §4.1; X.690 §8.1.3.
 */
export function readDer(bytes: Uint8Array): Container | ContainerRefusal {
  return refusing('malformed', () => {
    const harvest = new Harvest();
    const reader = BerReader.of(bytes);
    harvest.add(reader.whole(reader.expect(Tag.sequence, 'certificate')));
    while (!reader.atEnd) harvest.add(nextCertificate(reader));
    return harvest.container('the file', { encoding: 'der', integrity: 'none' });
  });
}

function nextCertificate(reader: BerReader): Uint8Array {
  if (reader.tag !== Tag.sequence) throw reader.fault('something that is no certificate follows one', undefined, 'der-trailing');
  const element = reader.next('certificate behind another');
  const octets = reader.whole(element);
  if (recogniseBinary(octets) === 'certificate') return octets;
  throw reader.fault('a structure that is no certificate follows one', element.start, 'der-trailing');
}
