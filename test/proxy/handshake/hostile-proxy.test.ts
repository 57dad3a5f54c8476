import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { leaf, root } from '../../../fixtures/lab/authority.ts';
import { handshakeFailure, hostile } from '../../../fixtures/lab/hostile.ts';
import { platform } from '../../../fixtures/lab/platform.ts';
import { proxy } from '../../../fixtures/lab/proxy.ts';
import { failedLeg, legOf } from '../../../src/proxy/handshake/observation.ts';
import { during, urlOf, walk } from '../../lab/way.ts';

const authority = await root();
const listener = await leaf(authority, { name: 'gate', hosts: ['127.0.0.1'] });
const ok = 'HTTP/1.1 200 OK\r\n\r\n';
const endless = 'X-Filler: 0123456789\r\n'.repeat(1000);

describe('an answer to CONNECT', () => {
  it.each([
    ['403 with a reason', 'HTTP/1.1 403 Policy: Webmail\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\n\r\n', 403, 'Policy: Webmail'],
    ['503 without a reason', 'HTTP/1.0 503\r\n\r\n', 503, ''],
    ['302 with a body', 'HTTP/1.1 302 Found\r\nLocation: http://block.example/\r\nContent-Length: 5\r\n\r\nhello', 302, 'Found'],
    ['407 behind an interim answer', 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 407 Who\r\n\r\n', 407, 'Who'],
  ])('that is no tunnel ends the way: %s', async (_, answer, status, reason) => {
    const gate = await during(proxy({ answer }));
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', answer: { status, reason } });
  });

  it.each([
    ['an SSH server', 'SSH-2.0-OpenSSH_9.6\r\n', 'the answer is not HTTP'],
    ['binary octets', '\u0000\u0001\u0002\u0003'.repeat(9), 'the answer is not HTTP'],
    ['HTTP/2', 'HTTP/2 200\r\n\r\n', 'the answer is not HTTP'],
    ['HTTP without a number', 'HTTP/1.1 OK\r\n\r\n', 'the answer has no HTTP status line'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n', 'the answer has no HTTP status line'],
    ['an endless head', `HTTP/1.1 200 OK\r\n${endless}`, 'the head of the answer is longer than 16 KiB'],
    ['endless interim answers', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000), 'there are more than 16 interim answers'],
    ['a long head that ends', `HTTP/1.1 200 OK\r\n${endless}\r\n`, 'the head of the answer is longer than 16 KiB'],
  ])('that HTTP does not know is told, not quoted: %s', async (_, answer, what) => {
    const gate = await during(hostile({ onOctets: (client) => client.write(answer, 'latin1') }));
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', fault: { kind: 'protocol', what } });
  });

  it('is read octet by octet where it comes so, past an interim answer', async () => {
    const upstream = await during(platform(await leaf(authority)));
    const gate = await during(
      hostile({
        onOctets: (client) => {
          const octets = [...`HTTP/1.1 100 Continue\r\n\r\n${ok}`];
          const next = (): void => {
            const octet = octets.shift();
            if (octet !== undefined) client.write(octet, () => setImmediate(next));
            else client.pipe(connect(upstream)).pipe(client);
          };
          client.setNoDelay(true);
          next();
        },
      }),
    );
    const { observation } = await walk({ through: urlOf(gate), bundle: authority.pem });
    expect(failedLeg(observation)).toBeUndefined();
    expect(legOf(observation, 'status')?.ok).toBe(true);
  });

  it.each([
    ['a TLS alert', handshakeFailure, /ALERT_HANDSHAKE_FAILURE$/],
    ['no TLS', Buffer.from('garbage behind the answer'), /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/],
  ])('hands the octets behind it to TLS: %s', async (_, behind, code) => {
    const gate = await during(hostile({ onOctets: (client) => client.write(Buffer.concat([Buffer.from(ok), behind])) }));
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)).toMatchObject({ leg: 'target-tls', fault: { kind: 'error', code: expect.stringMatching(code) } });
  });
});

describe('a proxy that breaks off', () => {
  it.each(['http', 'https'])('with a reset at CONNECT is told so (%s)', async (scheme) => {
    const gate = await during(hostile({ onOctets: (client) => client.resetAndDestroy() }));
    const { observation } = await walk({ through: urlOf(gate, { scheme }) });
    expect(failedLeg(observation)).toMatchObject({ fault: { kind: 'error', code: 'ECONNRESET' } });
  });

  it('without a word at CONNECT is told so', async () => {
    const gate = await during(hostile({ onOctets: (client) => client.end() }));
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', fault: { kind: 'closed' }, speaksTls: false });
  });

  it.each<[string, 'end' | 'resetAndDestroy']>([
    ['closes', 'end'],
    ['resets', 'resetAndDestroy'],
  ])('in the TLS handshake is told so, at once: it %s', async (_, leave) => {
    const gate = await during(
      hostile({
        onOctets: (client) => {
          client.write(ok);
          client.once('data', () => client[leave]());
        },
      }),
    );
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)).toMatchObject({ leg: 'target-tls', fault: { kind: expect.stringMatching(/closed|error/) } });
  });

  it('right behind its answer is told so, not waited for', async () => {
    const gate = await during(
      hostile({
        onOctets: (client) => {
          client.write(ok);
          client.resetAndDestroy();
        },
      }),
    );
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)?.fault?.kind).toMatch(/closed|error/);
  });
});

describe('a proxy that speaks TLS where http:// is written', () => {
  it('is found by one handshake', async () => {
    const gate = await during(proxy({ tls: listener }));
    const { observation } = await walk({ through: urlOf(gate), bundle: authority.pem });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', speaksTls: true });
  });

  it('is found by the alert that it answers with', async () => {
    const gate = await during(hostile({ onOctets: (client) => client.end(handshakeFailure) }));
    const { observation } = await walk({ through: urlOf(gate) });
    expect(failedLeg(observation)).toMatchObject({ leg: 'tunnel', speaksTls: true });
  });
});
