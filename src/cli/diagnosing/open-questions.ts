/** What could not be told, and why, in a sentence. */
export interface OpenQuestion {
  readonly text: string;
  /** Whether that is as it was asked for. */
  readonly isChosen: boolean;
}

/** Gathers what could not be told while a host is looked at. */
export class OpenQuestions {
  readonly #questions: OpenQuestion[] = [];

  add(text: string, { isChosen = false }: { readonly isChosen?: boolean } = {}): void {
    this.#questions.push({ text, isChosen });
  }

  all(): readonly OpenQuestion[] {
    return [...this.#questions];
  }
}
