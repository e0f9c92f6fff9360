// trace-download: gives a run's trace to the reader as a file. Knows recordings.
import { saveFile } from "./handing-over";
import { traceFile } from "./recording";
import type { RunDocument } from "./run-document";
import type { RunModel } from "./run-model";

export const downloadTrace = ({ names, events }: RunModel, account: RunDocument): void =>
  saveFile(`${account.demo}-${account.variant}.trace.json`, traceFile(account, { names, events }));
