import { type AskingCode, asking } from './asking.ts';
import { type ProbingCode, probing } from './probing.ts';
import { type ReadingCode, reading } from './reading.ts';
import { type RecordingCode, recording } from './recording.ts';
import type { FailureText } from './text.ts';
import { type WritingCode, writing } from './writing.ts';

/** Stable identifier of a failure. A new one stands, with its text, in the file of its kind beside this one. */
export type FailureCode = AskingCode | ReadingCode | WritingCode | RecordingCode | ProbingCode;

/** The text of every failure, by code. Only `explain` and the page of findings load them. */
export const failureTexts: Readonly<Record<FailureCode, FailureText>> = { ...asking, ...reading, ...writing, ...recording, ...probing };
