// ring-reader: takes a live run's events straight out of the memory that its threads write them to.
// Knows the generated schema of that memory; no page, no worker.
//
// A slot is whole when its stamp is the sequence number that is expected next: the writer stores it last.
// Nothing is overwritten before the reader has moved `tail` past it.
import { eventKinds, header, headerMagic, slot, threadState } from "trace-schema";
import { fileOf, indexOf, TraceNames, typeOf } from "./trace";
import type { TraceEvent } from "./trace";

/** What the player is handed: the module's memory, or its shared buffer. */
export type SharedMemory = WebAssembly.Memory | SharedArrayBuffer;

export class RingReader {
  readonly names = new TraceNames();
  readonly #memory: SharedMemory;
  readonly #block: number;
  readonly #decoder = new TextDecoder();
  #buffer: ArrayBufferLike;
  #view: DataView;
  #words: Int32Array;

  /** @param control the byte address of the trace's block in that memory. */
  constructor(memory: SharedMemory, control: number) {
    this.#memory = memory;
    this.#block = control;
    this.#buffer = bufferOf(memory);
    this.#view = new DataView(this.#buffer);
    this.#words = new Int32Array(this.#buffer);
    if (this.#header("magic") !== headerMagic) throw new Error("The module's trace is not of the kind this page reads.");
  }

  /** The events recorded since the last call, in order; `most` bounds how many are taken at once. */
  read(most = 16_384): TraceEvent[] {
    this.#followGrowth();
    const ring = this.#block + this.#header("ring");
    const capacity = this.#header("ring_capacity");
    const events: TraceEvent[] = [];
    let tail = this.#header("tail");
    while (events.length < most) {
      const at = ring + (tail & (capacity - 1)) * slot.size;
      const sequence = (tail + 1) >>> 0;
      if (this.#word(at + slot.stamp) !== sequence) break;
      events.push(this.#event(at, sequence));
      tail = sequence;
    }
    if (events.length > 0) Atomics.store(this.#words, (this.#block + header.tail) >>> 2, tail | 0);
    return events;
  }

  /** Events for which the ring had no room, so far. */
  get dropped(): number {
    return this.#header("dropped");
  }

  #event(at: number, sequence: number): TraceEvent {
    const threadAndKind = this.#word(at + slot.thread_and_kind);
    const kind = eventKinds[threadAndKind >>> 16] ?? "none";
    const thread = threadAndKind & 0xffff;
    const object = this.#word(at + slot.object);
    const where = this.#word(at + slot.where);
    const text = this.#text(this.#word(at + slot.text));
    if (kind === "thread_start" && text) this.names.threads[thread] = text;
    this.#learnThread(thread);
    this.#learnObject(object);
    if (fileOf(where) >= this.names.files.length) this.#learnFiles();
    return {
      sequence,
      thread,
      kind,
      time: this.#view.getFloat64(at + slot.time, true),
      value: Number(this.#view.getBigInt64(at + slot.value, true)),
      object,
      where,
      text,
      link: this.#word(at + slot.link),
    };
  }

  #learnThread(lane: number): void {
    if (this.names.threads[lane] || lane >= this.#header("thread_capacity")) return;
    while (this.names.threads.length <= lane) this.names.threads.push("");
    this.names.threads[lane] = this.#text(
      this.#word(this.#block + this.#header("threads") + lane * threadState.size + threadState.name),
    );
  }

  #learnObject(object: number): void {
    if (object === 0 || this.names.objects.get(object)) return;
    if (typeOf(object) === "thread") return;
    const index = indexOf(object);
    if (index >= this.#header("object_capacity")) return;
    this.names.objects.set(object, this.#text(this.#word(this.#block + this.#header("objects") + index * 4)));
  }

  #learnFiles(): void {
    const capacity = this.#header("file_capacity");
    const files = this.#block + this.#header("files");
    while (this.names.files.length < capacity) {
      const name = this.#text(this.#word(files + this.names.files.length * 4));
      if (!name) return;
      this.names.files.push(name);
    }
  }

  /** A decoder refuses shared memory: the bytes are copied out first. */
  #text(id: number): string {
    if (id === 0) return "";
    const start = this.#block + this.#header("text") + id;
    const length = this.#word(start);
    if (length > this.#header("text_capacity")) return "";
    return this.#decoder.decode(new Uint8Array(this.#buffer, start + 4, length).slice());
  }

  #header(field: keyof typeof header): number {
    return this.#word(this.#block + header[field]);
  }

  #word(address: number): number {
    return Atomics.load(this.#words, address >>> 2) >>> 0;
  }

  /** Memory that grew has a new buffer, over the same bytes. */
  #followGrowth(): void {
    const buffer = bufferOf(this.#memory);
    if (buffer === this.#buffer) return;
    this.#buffer = buffer;
    this.#view = new DataView(buffer);
    this.#words = new Int32Array(buffer);
  }
}

const bufferOf = (memory: SharedMemory): ArrayBufferLike =>
  memory instanceof WebAssembly.Memory ? memory.buffer : memory;
