// trace-download: hands a run's trace to the reader as a file. Knows the browser's way of saving.
import { traceFile } from "./recording";
import type { RunDocument } from "./run-document";
import type { RunModel } from "./run-model";

export function downloadTrace({ names, events }: RunModel, account: RunDocument): void {
  const address = URL.createObjectURL(new Blob([traceFile(account, { names, events })], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${account.demo}-${account.variant}.trace.json`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
