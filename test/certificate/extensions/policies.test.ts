import { describe } from 'vitest';
import { element, integer, objectIdentifier, octets, sequence, text, yes } from '../../../fixtures/der.ts';
import { testValues } from './value.ts';

const policy = objectIdentifier('1.2.3.4');
const other = objectIdentifier('1.2.3.5');
const statement = objectIdentifier('1.3.6.1.5.5.7.2.1');
const notice = objectIdentifier('1.3.6.1.5.5.7.2.2');
const qualified = (...qualifiers: readonly Uint8Array[]) => sequence(sequence(policy, sequence(...qualifiers)));
const noticed = (...fields: readonly Uint8Array[]) => qualified(sequence(notice, sequence(...fields)));
const reference = sequence(text(0x0c, 'Acme'), sequence(integer(1), integer(2)));

describe('the list of certificate policies', () => {
  testValues(
    '2.5.29.32',
    [
      ['no policy', sequence()],
      ['two policies', sequence(sequence(policy), sequence(other))],
      ['no qualifier', qualified()],
      ['a practice statement', qualified(sequence(statement, text(0x16, 'http://a.example')))],
      ['an empty notice', noticed()],
      ['a notice', noticed(text(0x1a, 'a'))],
      ['a notice with a reference', noticed(reference, text(0x1e, '\0a'))],
      ['a reference alone', noticed(reference)],
      ['a qualifier of another kind', qualified(sequence(other, integer(1)))],
    ],
    [
      ['one policy twice', sequence(sequence(policy), sequence(policy)), 'the policy 1.2.3.4 twice', 9],
      ['a bare policy', sequence(policy), 'should have tag 0x30, has 0x06', 2],
      ['an empty policy', sequence(sequence()), 'missing or cut off', 4],
      ['a policy with a padded arc', sequence(sequence(octets('06 03 2a 80 01'))), 'a padded arc', 7],
      ['a third field', sequence(sequence(policy, sequence(), sequence())), 'followed by 2 unexpected', 11],
      ['qualifiers in no SEQUENCE', sequence(sequence(policy, text(0x16, 'a'))), 'followed by 3 unexpected', 9],
      ['a qualifier without a value', qualified(sequence(statement)), 'missing or cut off', 23],
      ['a practice statement in UTF-8', qualified(sequence(statement, text(0x0c, 'a'))), 'should have tag 0x16, has 0x0c', 23],
      ['a practice statement that is not ASCII', qualified(sequence(statement, text(0x16, 'ü'))), 'octet above 7f', 25],
      ['a notice that is text', qualified(sequence(notice, text(0x16, 'a'))), 'should have tag 0x30, has 0x16', 23],
      ['a notice of a number', noticed(integer(1)), 'a notice that is no text', 25],
      ['a notice of a constructed string', noticed(octets('2c 03 0c 01 61')), 'a notice that is no text', 25],
      ['two notices in one', noticed(text(0x0c, 'a'), text(0x0c, 'a')), 'followed by 3 unexpected', 28],
      ['a reference without numbers', noticed(sequence(text(0x0c, 'a'))), 'missing or cut off', 30],
      ['a reference with text for numbers', noticed(sequence(text(0x0c, 'a'), sequence(text(0x0c, '1')))), 'should have tag 0x02', 32],
      ['a qualifier with two values', qualified(sequence(other, integer(1), integer(1))), 'followed by 3 unexpected', 21],
    ],
  );
});

describe('the list of policy mappings', () => {
  testValues(
    '2.5.29.33',
    [
      ['no pair', sequence()],
      ['two pairs', sequence(sequence(policy, other), sequence(other, policy))],
    ],
    [
      ['half a pair', sequence(sequence(policy)), 'missing or cut off', 9],
      ['a third policy', sequence(sequence(policy, other, policy)), 'followed by 5 unexpected', 14],
      ['a bare policy', sequence(policy), 'should have tag 0x30, has 0x06', 2],
      ['a number in place of a policy', sequence(sequence(policy, integer(1))), 'should have tag 0x06, has 0x02', 9],
    ],
  );
});

describe('the extension of policy constraints', () => {
  testValues(
    '2.5.29.36',
    [
      ['a policy required', sequence(octets('80 01 00'))],
      ['mappings inhibited', sequence(octets('81 01 05'))],
      ['both', sequence(octets('80 01 00 81 01 00'))],
    ],
    [
      ['neither', sequence(), 'policy constraints constrain nothing', 0],
      ['a negative number', sequence(octets('80 01 ff')), 'policy constraints is negative', 2],
      ['a number of nine octets', sequence(element(0x81, Buffer.alloc(9, 1))), 'policy constraints is too large', 2],
      ['the wrong order', sequence(octets('81 01 00 80 01 00')), 'followed by 3 unexpected', 5],
      ['a number under a universal tag', sequence(integer(0)), 'followed by 3 unexpected', 2],
      ['an explicit tag', sequence(element(0xa0, integer(0))), 'followed by 5 unexpected', 2],
    ],
  );
});

describe('the extension that inhibits anyPolicy', () => {
  testValues(
    '2.5.29.54',
    [['a number', integer(3)]],
    [
      ['a negative number', integer(0xff), 'inhibit anyPolicy is negative', 0],
      ['a padded number', integer(0, 1), 'superfluous leading octet', 2],
      ['a boolean', yes, 'should have tag 0x02, has 0x01', 0],
      ['a SEQUENCE', sequence(integer(1)), 'should have tag 0x02, has 0x30', 0],
    ],
  );
});
