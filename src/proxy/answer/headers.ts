import type { HttpHead } from '../handshake/http-head.ts';

/** The values of every field of that name (in lower case), in the order sent. */
export function valuesOf({ headers }: HttpHead, name: string): readonly string[] {
  return headers.filter(([other]) => other === name).map(([, value]) => value);
}
