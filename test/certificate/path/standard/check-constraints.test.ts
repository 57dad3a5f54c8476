import { expect, it } from 'vitest';
import { criticalExtension, extension, extensions } from '../../../../fixtures/certificates.ts';
import { element, sequence, text } from '../../../../fixtures/der.ts';
import { openLedgers } from '../../../../src/certificate/path/ledgers.ts';
import { checkConstraints } from '../../../../src/certificate/path/standard/check-constraints.ts';
import { decodedWith } from '../../decoded.ts';
import { requestOf } from '../verdicts.ts';

/** What the standard says of a leaf for this name below a CA that excludes `pay.shop.example`. */
function offence(name: string): string | undefined {
  const excluded = sequence(element(0xa1, sequence(text(0x82, 'pay.shop.example'))));
  const certificate = decodedWith({ extensions: extensions(criticalExtension('2.5.29.30', excluded)) });
  const leaf = decodedWith({ extensions: extensions(extension('2.5.29.17', sequence(text(0x82, name)))) });
  const below = { certificates: [leaf], failures: [], countedCas: 0 };
  return checkConstraints({ certificate, depth: 1, below, isAnchor: true, request: requestOf([], []), ledgers: openLedgers() })?.id;
}

it.each([
  ['*.shop.example', 'name-excluded'],
  ['*.SHOP.example', 'name-excluded'],
  ['*.pay.shop.example', 'name-excluded'],
  ['pay.shop.example', 'name-excluded'],
  ['*.example', undefined],
  ['www.shop.example', undefined],
  ['*.other.example', undefined],
])('%s below an excluded host: %s', (name, id) => {
  expect(offence(name)).toBe(id);
});
