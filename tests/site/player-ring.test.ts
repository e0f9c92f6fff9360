// The ring that threads write and the page reads: memory laid out by the generated schema.
import assert from "node:assert/strict";
import { eventKinds, header, headerMagic, slot, threadState } from "trace-schema";
import { RingReader } from "../../site/player/ring-reader";
import { objectId } from "./player-events";
import { test } from "./runner";

const base = 4096;
const capacity = 16;

/** A trace's block as C++ would lay it out, in the middle of a module's memory. */
class Block {
  readonly memory = new SharedArrayBuffer(1 << 16);
  readonly view = new DataView(this.memory);
  readonly #at = { ring: 128, text: 128 + capacity * slot.size, threads: 4096, objects: 8192, files: 9216 };
  #text = 4;
  #head = 0;

  constructor() {
    const fields = {
      magic: headerMagic, ring: this.#at.ring, ring_capacity: capacity, text: this.#at.text, text_capacity: 2048,
      threads: this.#at.threads, thread_capacity: 8, objects: this.#at.objects, object_capacity: 64, files: this.#at.files, file_capacity: 8,
    };
    for (const [name, value] of Object.entries(fields)) this.set(header[name as keyof typeof header], value);
  }

  set(offset: number, value: number): void {
    this.view.setUint32(base + offset, value, true);
  }

  tail(): number {
    return this.view.getUint32(base + header.tail, true);
  }

  put(text: string): number {
    const id = this.#text;
    const bytes = new TextEncoder().encode(text);
    this.set(this.#at.text + id, bytes.length);
    new Uint8Array(this.memory).set(bytes, base + this.#at.text + id + 4);
    this.#text += (bytes.length + 7) & ~3;
    return id;
  }

  nameObject(index: number, name: string): void {
    this.set(this.#at.objects + index * 4, this.put(name));
  }

  nameThread(lane: number, name: string): void {
    this.set(this.#at.threads + lane * threadState.size + threadState.name, this.put(name));
  }

  nameFile(number: number, name: string): void {
    this.set(this.#at.files + number * 4, this.put(name));
  }

  /** Fills a slot; the stamp, which makes it whole, may be left for later. */
  record(thread: number, kind: (typeof eventKinds)[number], { time = 0, value = 0n, object = 0, where = 0, text = 0, link = 0 } = {}, isStamped = true): void {
    const at = base + this.#at.ring + (this.#head % capacity) * slot.size;
    this.view.setUint32(at + slot.thread_and_kind, thread | (eventKinds.indexOf(kind) << 16), true);
    this.view.setFloat64(at + slot.time, time, true);
    this.view.setBigInt64(at + slot.value, value, true);
    this.view.setUint32(at + slot.object, object, true);
    this.view.setUint32(at + slot.where, where, true);
    this.view.setUint32(at + slot.text, text, true);
    this.view.setUint32(at + slot.link, link, true);
    this.#head += 1;
    if (isStamped) Atomics.store(new Int32Array(this.memory), at >>> 2, this.#head);
  }

  stamp(sequence: number): void {
    Atomics.store(new Int32Array(this.memory), (base + this.#at.ring + ((sequence - 1) % capacity) * slot.size) >>> 2, sequence);
  }
}

test("player: every field of an event is read from shared memory", "the page shows other events than the threads recorded", () => {
  const block = new Block();
  block.nameThread(0, "main");
  block.nameObject(5, "söt");
  block.nameFile(1, "demos/race/race.cpp");
  const salt = objectId("mutex", 5);
  block.record(3, "acquire", { time: 12.5, value: -7n, object: salt, where: (1 << 22) | 44, text: block.put("ναι"), link: 1 });
  const reader = new RingReader(block.memory, base);
  assert.deepEqual(reader.read(), [{ sequence: 1, thread: 3, kind: "acquire", time: 12.5, value: -7, object: salt, where: (1 << 22) | 44, text: "ναι", link: 1 }]);
  assert.equal(reader.names.object(salt), "söt");
  assert.equal(reader.names.location((1 << 22) | 44), "race.cpp:44");
  assert.equal(block.tail(), 1);
});

test("player: the reader waits for a slot that is half written, and goes round the ring", "torn events appear, or the trace stops after one round", () => {
  const block = new Block();
  const reader = new RingReader(block.memory, base);
  block.record(0, "note");
  block.record(0, "note", {}, false);
  block.record(0, "note");
  assert.deepEqual(reader.read().map(({ sequence }) => sequence), [1]);
  block.stamp(2);
  assert.deepEqual(reader.read().map(({ sequence }) => sequence), [2, 3]);
  for (let round = 0; round < 10; round++) {
    for (let count = 0; count < capacity; count++) block.record(1, "read", { value: BigInt(count) });
    assert.equal(reader.read().length, capacity);
  }
  assert.deepEqual(reader.read(), []);
  assert.equal(block.tail(), 3 + 10 * capacity);
});

test("player: the number of dropped events is read", "a trace with gaps passes for whole", () => {
  const block = new Block();
  block.set(header.dropped, 12_345);
  assert.equal(new RingReader(block.memory, base).dropped, 12_345);
});

test("player: memory that holds no trace is refused", "a module of another build is read as noise", () => {
  const block = new Block();
  block.set(header.magic, 1);
  assert.throws(() => new RingReader(block.memory, base), /not of the kind/);
});

test("player: a thread that starts brings its name", "lanes are called thread 1, thread 2", () => {
  const block = new Block();
  block.nameThread(2, "Buttercup");
  const reader = new RingReader(block.memory, base);
  block.record(2, "thread_start", { object: objectId("thread", 2) });
  reader.read();
  assert.equal(reader.names.thread(2), "Buttercup");
});
