import { describe, expect, it } from 'vitest';
import { productOf, squidErrorOf } from '../../../src/proxy/answer/product.ts';

const answer = (headers: Readonly<Record<string, string>>) => ({ status: 403, reason: '', headers: Object.entries(headers) });

describe('the product that answered', () => {
  it.each([
    ['by Server', { server: 'squid/5.7' }, 'squid/5.7'],
    ['by the comment of Via', { via: '1.1 inner, 1.1 gate.example (squid/5.7)' }, 'squid/5.7'],
    ['by Server before Via', { via: '1.1 gate (squid/5.7)', server: 'Zscaler/6.2' }, 'Zscaler/6.2'],
    ['by the header that Squid alone sends', { 'x-squid-error': 'ERR_ACCESS_DENIED 0' }, 'Squid'],
    ['by nothing', { via: '1.1 gate' }, undefined],
    ['by an empty name', { server: ' ' }, undefined],
    ['by a long name, cut', { server: 'x'.repeat(500) }, 'x'.repeat(80)],
  ])('is named %s', (_, headers, product) => {
    expect(productOf(answer(headers))).toBe(product);
  });
});

it.each([
  ['ERR_ACCESS_DENIED 0', 'ERR_ACCESS_DENIED'],
  ['ERR_CONNECT_FAIL 111', 'ERR_CONNECT_FAIL'],
  ['ERR_<script>', undefined],
  ['no error', undefined],
])('the code of an error page of Squid is read from "%s"', (value, code) => {
  expect(squidErrorOf(answer({ 'x-squid-error': value }))).toBe(code);
});
