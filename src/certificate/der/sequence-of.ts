import type { DerReader } from './der.ts';

/** Reads a SEQUENCE OF and hands its reader to `readOne` until it is used up; it may be empty. `what` names the list and its members. */
export function sequenceOf<Value>(reader: DerReader, what: string, readOne: (list: DerReader, what: string) => Value): readonly Value[] {
  return membersOf(reader.sequence(what), what, readOne);
}

/** The same for a list whose own tag has been read. */
export function membersOf<Value>(list: DerReader, what: string, readOne: (list: DerReader, what: string) => Value): readonly Value[] {
  const members: Value[] = [];
  while (!list.atEnd) members.push(readOne(list, what));
  return members;
}
