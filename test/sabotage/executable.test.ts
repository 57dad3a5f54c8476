import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cabundle, type Ran } from '../../fixtures/cabundle.ts';
import { families } from '../../fixtures/sabotage/faults/index.ts';
import { type Lab, startLab } from '../../fixtures/sabotage/lab.ts';
import { Scene } from '../../fixtures/sabotage/scene.ts';

let lab: Lab;
beforeAll(async () => {
  // The executable goes by the clock of this machine.
  lab = await startLab({ now: Date.now() });
});
afterAll(() => lab.close());

/** Runs the built executable on a scene as a person does, who reads text. */
async function diagnosed(...ids: readonly string[]): Promise<Ran & { readonly lines: readonly string[]; readonly root: string }> {
  const scene = new Scene(lab);
  try {
    const all = families.flatMap(({ faults }) => faults);
    for (const id of ids) await all.find((fault) => fault.id === id)?.inject(scene);
    using root = scene.write();
    const ran = await cabundle(scene.argv(root.path));
    return { ...ran, lines: ran.stdout.replaceAll(root.path, 'ROOT').split('\n'), root: root.path };
  } finally {
    await scene.close();
  }
}

/** What stands behind a label, its further lines joined. */
function told(lines: readonly string[], label: string): string {
  const start = lines.findIndex((line) => line.startsWith(`   ${label}`));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('         '));
  return lines
    .slice(start, end)
    .map((line) => line.trim())
    .join(' ');
}

describe('the executable, for the person who debugs at night', () => {
  it('says of the good host that nothing is wrong, and which way the agent takes', async () => {
    const { code, lines, stderr } = await diagnosed();
    expect(lines).toEqual([`Nothing is wrong. The agent would use proxy 1 (http://***@127.0.0.1:${lab.gates[0].port}).`, '']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('names the CA that is missing, whose it is, and the command that gets it', async () => {
    const { code, lines } = await diagnosed('gate-ca-missing');
    expect(lines.slice(0, 2).join(' ')).toBe(
      `One cause: the issuer of the chain is not in the bundle. The agent would use proxy 1 (http://***@127.0.0.1:${lab.gates[0].port}).`,
    );
    expect(lines.slice(3, 5)).toEqual([
      '1. critical  issuer-not-in-bundle (proxy 2, leg target-tls): the issuer of the chain is not in the',
      '   bundle',
    ]);
    expect(told(lines, 'seen:')).toMatch(
      /^seen: proxy 2 \(http:\/\/127\.0\.0\.1:\d+\): .* the issuer "CN=Acme Web Gateway CA" of "qagpublic\.lab\.example" is neither sent nor in the bundle \(SHA-256 of "qagpublic\.lab\.example": (?:[0-9A-F]{2}:){31}[0-9A-F]{2}\) so proxies-show-different-cas: .*"Acme Web Gateway CA", which the bundle does not hold/,
    );
    expect(told(lines, 'run:')).toBe('run:  cabundle capture --root ROOT --proxy 2 --target qagpublic.lab.example --output FILE');
    expect(code).toBe(2);
  });

  it('names the line of a bundle that does not load, and that the host goes silent', async () => {
    const { code, lines } = await diagnosed('bundle-cut-off');
    expect(lines.slice(0, 2).join(' ')).toBe(
      'One cause: the bundle does not load, so nothing is trusted. No proxy works. The agent would go silent: fail open is off.',
    );
    expect(lines[3]).toMatch(/^1\. critical {2}bundle-not-loaded \(proxies 1, 2, 3, 4, 5, leg target-tls\): /);
    expect(told(lines, 'seen:')).toContain('ROOT/etc/qualys/cloud-agent/cert/ca-bundle.crt:34: a block has no END line');
    expect(told(lines, 'then:')).toBe('then: the host goes silent');
    expect(told(lines, 'run:')).toBe('run:  cabundle check ROOT/etc/qualys/cloud-agent/cert/ca-bundle.crt');
    expect(code).toBe(2);
  });

  it('tells two causes in the order in which a connection meets them, and no login', async () => {
    const { code, lines, stdout } = await diagnosed('login-wrong', 'ca-same-name-other-key');
    expect(lines.filter((line) => /^\d\. /.test(line)).map((line) => line.split(/ \(|: /)[0])).toEqual([
      '1. critical  login-refused',
      '2. critical  ca-rekeyed',
    ]);
    expect(stdout).not.toMatch(/night|watch/);
    expect(code).toBe(2);
  });
});
