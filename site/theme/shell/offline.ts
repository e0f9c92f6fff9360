// "Keep for offline": fetches every demo's files once through the service worker, which keeps them.
import { rootUrl, siteFacts } from "./site";
import { recall, remember } from "./remember";

interface OfflineFile {
  address: string;
  bytes: number;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function keep(say: (text: string) => void): Promise<boolean> {
  const files = (await (await fetch(new URL("offline.json", rootUrl))).json()) as OfflineFile[];
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  for (const { address, bytes } of files) {
    const response = await fetch(new URL(address, rootUrl));
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    await response.arrayBuffer();
    done += bytes;
    say(`${megabytes(done)} of ${megabytes(total)}`);
  }
  const storage = navigator.storage as StorageManager | undefined;
  return (await storage?.persist?.()) ?? false;
}

export function startOffline(): void {
  const box = document.querySelector<HTMLElement>(".offline");
  const button = box?.querySelector("button");
  const status = box?.querySelector<HTMLElement>("[role=status]");
  if (!box || !button || !status || !("serviceWorker" in navigator)) return;
  const kept = (): boolean => recall("offline") === siteFacts.build;
  if (kept()) status.textContent = "Every demo of this build is kept on this device.";
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (!navigator.serviceWorker.controller) throw new Error("no service worker is in charge of this page; reload it and try again");
      await keep((text) => (status.textContent = text));
      remember("offline", siteFacts.build);
      status.textContent = "Done: pages and demos now work without a network.";
    } catch (error) {
      status.textContent = `Not kept: ${error instanceof Error ? error.message : String(error)}.`;
    }
    button.disabled = false;
  });
  void navigator.serviceWorker.ready.then(() => (box.hidden = false));
}
