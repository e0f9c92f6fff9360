// Collects everything that is wrong with a site, so that a writer sees all of it at once. Knows nothing of pages.

export class Problems {
  readonly #found: string[] = [];

  /** Records a problem: `where` is the page or file, `what` a full sentence that says how to mend it. */
  add(where: string, what: string): void {
    const line = `${where}: ${what}`;
    if (!this.#found.includes(line)) this.#found.push(line);
  }

  get all(): readonly string[] {
    return this.#found;
  }

  /** Throws one error that lists every problem, if there are any. */
  throwIfAny(): void {
    if (this.#found.length === 0) return;
    const noun = this.#found.length === 1 ? "problem" : "problems";
    throw new PublishError(`${this.#found.length} ${noun}:\n${this.#found.map((line) => `  ${line}`).join("\n")}`);
  }
}

/** A failure that is the site's, not the publisher's: its message is for the writer and needs no stack. */
export class PublishError extends Error {}
