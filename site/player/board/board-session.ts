// board-session: one board that a reader plays: what lies on it, and the moves. It knows the steps of the schedule on the
// board also beyond the step that the reader has gone back to. Knows the module's calls; no element.
import { isRefusal } from "./board-document";
import type { BoardDocument, BoardRequest, BoardStep } from "./board-document";
import type { BoardCall } from "./explorer-messages";
import type { ExplorerModule, ExplorerWorker } from "./explorer-module";
import { readCode, readTurns, sameTurn, turnsOf, whyForeign, writeCode, writeTurns } from "./schedule-code";
import type { Turn } from "./schedule-code";

/** A step of the schedule on the board; what it does isn't known before it was once taken. */
export type KnownStep = Pick<BoardStep, "thread" | "actor" | "alternative"> & Partial<BoardStep>;

export class BoardSession {
  readonly #module: ExplorerModule;
  #request: BoardRequest;
  /** Undefined while it sleeps. */
  #worker: Promise<ExplorerWorker> | undefined;
  #document: BoardDocument;
  #ahead: readonly KnownStep[] = [];
  #shown: string | undefined;

  private constructor(module: ExplorerModule, request: BoardRequest, worker: ExplorerWorker, document: BoardDocument) {
    this.#module = module;
    this.#request = request;
    this.#worker = Promise.resolve(worker);
    this.#document = document;
  }

  /** Throws, with a sentence, what the module says against the request. */
  static async open(module: ExplorerModule, request: BoardRequest): Promise<BoardSession> {
    const worker = await module.worker();
    try {
      return new BoardSession(module, request, worker, boardOf(await worker.call("open", JSON.stringify(request))));
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  /** Begins with another variant or other values; what lay on the board is gone. */
  async reopen(request: BoardRequest): Promise<void> {
    this.#worker ??= this.#module.worker();
    this.#document = boardOf(await (await this.#worker).call("open", JSON.stringify(request)));
    this.#request = request;
    this.#ahead = [];
    this.#shown = undefined;
  }

  /** How it stands. */
  get document(): BoardDocument {
    return this.#document;
  }

  /** The steps of the schedule on the board that come after those taken. */
  get ahead(): readonly KnownStep[] {
    return this.#ahead;
  }

  /** A schedule that was found lies on the board, and the reader has not left it. */
  get isShowing(): boolean {
    return this.#shown !== undefined && this.#shown === this.turns;
  }

  /** The whole schedule on the board. */
  get turns(): string {
    return writeTurns([...this.#document.steps, ...this.#ahead]);
  }

  /** The code of the whole schedule on the board. */
  get code(): string {
    const own = readCode(this.#document.code);
    return own ? writeCode({ ...own, turns: this.turns }) : this.#document.code;
  }

  take({ actor, alternative }: Turn): Promise<void> {
    return this.#do("take", actor, alternative);
  }

  undo(): Promise<void> {
    return this.goTo(Math.max(0, this.#document.steps.length - 1));
  }

  restart(): Promise<void> {
    return this.#do("restart");
  }

  /** Goes on to the end, switching only where the thread at work can't go on. */
  finish(): Promise<void> {
    return this.#do("finish");
  }

  /** To where so many steps of the schedule on the board have been taken. */
  goTo(steps: number): Promise<void> {
    return this.#do("go_to", steps);
  }

  /** Lays a schedule on the board, at its end; throws, with a sentence, if it is of another program or can't be taken. */
  async lay(schedule: string): Promise<void> {
    const why = whyForeign(schedule, this.#document.code);
    if (why) throw new Error(why);
    await this.#do("replay", turnsOf(schedule));
    this.#shown = this.turns;
  }

  /** Gives its worker back; the next move starts another, which takes the same steps again. */
  sleep(): void {
    void this.#worker?.then((worker) => worker.close(), () => {});
    this.#worker = undefined;
  }

  async #wake(): Promise<ExplorerWorker> {
    const worker = await this.#module.worker();
    boardOf(await worker.call("open", JSON.stringify(this.#request)));
    boardOf(await worker.call("replay", this.turns));
    boardOf(await worker.call("go_to", this.#document.steps.length));
    return worker;
  }

  async #do(call: BoardCall, ...given: readonly (string | number)[]): Promise<void> {
    this.#worker ??= this.#wake();
    const answer = await (await this.#worker).call(call, ...given);
    const known: readonly KnownStep[] = [...this.#document.steps, ...this.#ahead];
    const document = boardOf(answer);
    const kept = readTurns(document.kept_turns) ?? [];
    const taken = document.steps.length;
    const isSame = kept.length > 0 && document.steps.every((step, at) => sameTurn(known[at], step));
    this.#ahead = kept.map((turn, at) => {
      const step = isSame ? known[taken + at] : undefined;
      return step && sameTurn(step, turn) ? step : { ...turn, thread: turn.actor % 16 };
    });
    this.#document = document;
  }
}

function boardOf(answer: object): BoardDocument {
  if (isRefusal(answer)) throw new Error(answer.error);
  return answer as BoardDocument;
}
