// spare-worker: the host worker of the next run, started when the reader's hand is on its way to Run: a quarter of the
// time from the click to the first event goes into starting it. It holds no module and no memory worth mentioning.
// Knows workers, not what they are told.

let spare: { readonly address: string; readonly worker: Worker } | undefined;

const start = (address: string): Worker => new Worker(address, { type: "module", name: "run" });

/** Starts one, if none waits. */
export function prepareWorker(address: string): void {
  if (spare?.address === address) return;
  dismissWorker();
  spare = { address, worker: start(address) };
}

/** Ends the one that waits: nobody is going to run anything. */
export function dismissWorker(): void {
  spare?.worker.terminate();
  spare = undefined;
}

/** The one that waits, or a new one. */
export function takeWorker(address: string): Worker {
  const waiting = spare?.address === address ? spare.worker : undefined;
  if (waiting) spare = undefined;
  return waiting ?? start(address);
}
