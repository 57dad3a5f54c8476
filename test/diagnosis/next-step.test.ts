import { expect, it } from 'vitest';
import { leaf, root } from '../../fixtures/lab/authority.ts';
import { proxy } from '../../fixtures/lab/proxy.ts';
import { captureWords, curlWords } from '../../src/diagnosis/next-step.ts';
import { during, urlOf, walk } from '../lab/way.ts';

const authority = await root({ name: 'Gate CA' });
const ownList = { index: 2, bundlePath: '/etc/bundle.crt', isOwnList: true, listWords: ['--root', '/mnt/image'] } as const;

it('captures from the same list, wherever that stands', async () => {
  const evidence = await walk({ through: urlOf(await during(proxy({ intercept: authority }))) });
  const end = ['--proxy', '2', '--target', 'platform.example', '--output', 'FILE'];
  expect(captureWords({ ...evidence, asked: ownList })).toEqual(['cabundle', 'capture', '--root', '/mnt/image', ...end]);
  const named = captureWords({ ...evidence, asked: { ...ownList, isOwnList: false } });
  expect(named).not.toContain('--root');
});

it('captures the chain of the proxy itself where that is the one that is refused', async () => {
  const gate = await during(proxy({ intercept: authority, tls: await leaf(authority, { name: '127.0.0.1', hosts: ['127.0.0.1'] }) }));
  const evidence = await walk({ through: urlOf(gate, { scheme: 'https' }) });
  expect(captureWords({ ...evidence, asked: ownList })?.join(' ')).toContain(' --of proxy --output FILE');
});

it('fetches with the bundle alone, as the agent does', async () => {
  const evidence = await walk({ through: urlOf(await during(proxy({ intercept: authority }))) });
  expect(curlWords({ ...evidence, asked: ownList })?.join(' ')).toMatch(
    /^curl -qv --noproxy {2}--proxy \S+ --cacert \/etc\/bundle\.crt --capath \/dev\/null https:\/\/platform\.example/,
  );
});
