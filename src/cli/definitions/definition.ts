import { type Command, Option } from 'commander';
import type { CommandResult } from '../commands/result.ts';
import type { World } from '../world.ts';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What becomes of a command's result. */
export type Tell = (result: CommandResult, options: CommonOptions) => void;

/** Adds one command, with its options and its help, to the program. Its own code is loaded when it runs, not before. */
export type Define = (cabundle: Command, world: World, tell: Tell) => Command;

/** The option that prints JSON. */
export function json(): Option {
  return new Option('--json', 'print one JSON document');
}

/** Gathers the values of an option that may be given more than once. */
export function collected(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}
