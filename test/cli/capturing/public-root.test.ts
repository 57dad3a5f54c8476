import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect, it } from 'vitest';
import { sampleNow } from '../../../fixtures/world.ts';
import { completeChain } from '../../../src/cli/capturing/complete-chain.ts';
import { captureReport } from '../../../src/report/capturing/capture-report.ts';
import { captureText } from '../../../src/report/text/capture-text.ts';

it('a root that browsers ship is told as such: nobody re-signs, and it comes from the system, not from the wire', async () => {
  const der = new X509Certificate(rootCertificates.find((pem) => new X509Certificate(pem).subject.includes('ISRG Root X1')) ?? '').raw;
  const peer = { chain: [der], verifyError: 'SELF_SIGNED_CERT_IN_CHAIN', protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' };
  const { fetches, ...chain } = await completeChain(
    { of: 'target', hop: undefined, authority: 'platform.example:443', peer },
    { bundle: [], systemStore: () => [], get: undefined, lines: new Map(), sourceOf: () => 'a proxy', root: undefined, now: sampleNow },
  );
  const captured = { ...chain, interception: undefined };
  const report = captureReport({
    proxy: { index: null, url: 'http://gate.example:3128', setBy: null },
    target: 'platform.example:443',
    bundle: { path: 'b.pem', state: 'loads', why: null },
    via: [],
    chains: [captured],
    chosen: captured,
    fetches,
    diagnosis: undefined,
    expected: null,
    output: null,
  });
  expect(report).toMatchObject({ status: 'ok', chains: [{ ca: { publicRoot: true, kind: 'root', accepted: true } }] });
  expect(captureText(report)).toContain('browsers ship it, so nobody re-signs here');
  expect(captureText(report)).toContain('cabundle merge --keep --system');
});
