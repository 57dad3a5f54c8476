import { describe, expect, it } from 'vitest';
import { base64Fault } from '../../../../src/bundle/encodings/pem/base64.ts';

describe('base64 text', () => {
  it.each(['QUJD', 'QUI=', 'QQ==', 'QU\nJD\n', ' Q U\tJ D ', 'QUJD\r\nQUJD\r\n', 'QQ=\n=', '+/+/'])('is good: %j', (body) => {
    expect(base64Fault(body)).toBeUndefined();
  });

  it.each([
    ['QU-JD', 'the block has a character that is not base64', 2],
    ['QUJD_', 'the block has a character that is not base64', 4],
    ['\n\nQU\0D', 'the block has a character that is not base64', 4],
    ['QUJ\xc3\xa4', 'the block has a character that is not base64', 3],
    ['QUJD\xa0', 'the block has a character that is not base64', 4],
    ['QQ==QUJD', 'the base64 text goes on behind its padding', 2],
    ['QQ===', 'the base64 text goes on behind its padding', 2],
    ['Q=Q=', 'the base64 text goes on behind its padding', 1],
    ['QUJDQ', 'the base64 text ends inside a group of four characters', 5],
    ['QUJ\n\n', 'the base64 text ends inside a group of four characters', 3],
    ['QUJD=', 'the base64 text ends inside a group of four characters', 5],
    ['', 'the block is empty', 0],
    [' \n\t', 'the block is empty', 0],
  ])('is bad: %j', (body, what, at) => {
    expect(base64Fault(body)).toEqual({ what, at });
  });
});
