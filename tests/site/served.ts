// Serves a folder for one test, with the site's own server.
import type { Server } from "node:http";
import { listen, makeServer } from "../../site/publish/serve/site-server";

export interface Served {
  base: string; // ends in "/"
  server: Server;
  close(): Promise<void>;
}

export async function serve(folder: string, { isolation = true, prefix = "/" } = {}): Promise<Served> {
  const server = makeServer({ folder, prefix, isolation });
  const port = await listen(server, 0);
  const close = (): Promise<void> => new Promise((done) => { server.close(() => done()); server.closeAllConnections?.(); });
  return { base: `http://localhost:${port}${prefix}`, server, close };
}

export async function withServer(folder: string, options: { isolation?: boolean; prefix?: string }, body: (served: Served) => Promise<void>): Promise<void> {
  const served = await serve(folder, options);
  try {
    await body(served);
  } finally {
    await served.close();
  }
}
