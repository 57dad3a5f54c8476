import type { Person } from './world.ts';

/** Nobody types more in answer to a question. */
const maxCharacters = 1000;

/** A person at a terminal: `stdin` is what is typed, and asked for only where a question is put. */
export function personAt(stdin: () => AsyncIterable<Uint8Array | string>, show: (text: string) => void): Person {
  return {
    ask: async (question) => {
      show(question);
      let typed = '';
      for await (const chunk of stdin()) {
        typed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
        if (/[\r\n]/.test(typed) || typed.length > maxCharacters) break;
      }
      if (typed === '') show('\n');
      return typed === '' ? undefined : typed.slice(0, maxCharacters).split(/\r?\n|\r/, 1)[0];
    },
  };
}
