import { expect, it } from 'vitest';
import { logFamilies } from '../../../src/agent/log/rotations.ts';

it('puts the rotations of each log in the order in which they were written', () => {
  const names = [
    'qualys-cloud-agent.log',
    'qualys-cloud-agent.log.1',
    'qualys-cloud-agent.log.10.gz',
    'qualys-cloud-agent.log.2.gz',
    'qualys-cep.log',
    'qualys-cep.log-20240621',
    'qualys-cep.log-20240620.gz',
    'agent.conf',
    'notes.txt',
  ];
  expect(logFamilies(names)).toEqual([
    {
      name: 'qualys-cloud-agent.log',
      files: ['qualys-cloud-agent.log.10.gz', 'qualys-cloud-agent.log.2.gz', 'qualys-cloud-agent.log.1', 'qualys-cloud-agent.log'],
    },
    { name: 'qualys-cep.log', files: ['qualys-cep.log-20240620.gz', 'qualys-cep.log-20240621', 'qualys-cep.log'] },
  ]);
});
