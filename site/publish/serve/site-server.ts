// A static server for one folder, as a plain host would be one. Knows no page and no demo.
import { createReadStream } from "node:fs";
import { stat, realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join, sep } from "node:path";
import { createGzip } from "node:zlib";
import { isolationHeaders } from "../output/hosting";
import { contentType } from "./content-types";

/** As real hosts do, so that what is measured here is what readers elsewhere get. Fonts are compressed already. */
const compressible = /^(text\/|application\/(json|wasm|xml)|image\/svg)/;

export interface ServerOptions {
  folder: string;
  prefix: string; // begins and ends with "/"
  isolation: boolean;
}

/** The path inside the folder that an address means; undefined for one that is outside or malformed. */
export function pathIn(prefix: string, address: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(prefix) || /[\0\\]/.test(path) || path.split("/").includes("..")) return undefined;
  return path.slice(prefix.length);
}

async function fileFor(folder: string, path: string): Promise<{ file: string; size: number } | undefined> {
  try {
    const root = await realpath(folder);
    // A link that leads out of the folder leads out of the site.
    const file = await realpath(join(root, path === "" || path.endsWith("/") ? `${path}index.html` : path));
    if (file !== root && !file.startsWith(root + sep)) return undefined;
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size } : undefined;
  } catch {
    return undefined;
  }
}

async function answer(options: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers: Record<string, string> = { ...(options.isolation ? isolationHeaders : {}), "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache" };
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { ...headers, Allow: "GET, HEAD" }).end();
    return;
  }
  const url = request.url ?? "/";
  if (options.prefix !== "/" && (url === "/" || url === options.prefix.slice(0, -1))) {
    response.writeHead(302, { ...headers, Location: options.prefix }).end();
    return;
  }
  const path = pathIn(options.prefix, url);
  const found = path === undefined ? undefined : await fileFor(options.folder, path);
  const sent = found ?? (await fileFor(options.folder, "404.html"));
  const status = found ? 200 : 404;
  if (!sent) {
    response.writeHead(404, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end("No such page.\n");
    return;
  }
  const type = contentType(sent.file);
  const zipped = compressible.test(type) && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(status, { ...headers, "Content-Type": type, Vary: "Accept-Encoding", ...(zipped ? { "Content-Encoding": "gzip" } : { "Content-Length": sent.size }) });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const file = createReadStream(sent.file).on("error", () => response.destroy());
  (zipped ? file.pipe(createGzip()) : file).pipe(response);
}

export function makeServer(options: ServerOptions): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

/** Listens on the loopback interface alone. Rejects with what a person can act on. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new Error(`port ${port} is taken; choose another: make serve PORT=${port + 1}`));
      else if (error.code === "EACCES") reject(new Error(`port ${port} may not be used by this user; choose one above 1023: make serve PORT=8080`));
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
