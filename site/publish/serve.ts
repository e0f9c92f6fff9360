// The server's command line: serves the finished site on this machine until Ctrl-C.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { listen, makeServer } from "./serve/site-server";

const usage = `usage: serve [FOLDER] [--port N] [--prefix /sub/path/] [--no-isolation]
  FOLDER          the finished site (default: build/site)
  --port          default 8000; 0 lets the system choose
  --prefix        serve below this path, as a project page of a host does
  --no-isolation  send no isolation headers, as a plain static host: the service worker has to do it`;

function readOptions(): { folder: string; port: number; prefix: string; isolation: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string", default: "8000" }, prefix: { type: "string", default: "/" }, "no-isolation": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: expected a whole number from 0 to 65535`);
  if (positionals.length > 1) throw new Error(`${positionals[1]}: one folder is enough`);
  const folder = positionals[0] ?? "build/site";
  if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} holds no site: run make site first`);
  const inner = (values.prefix ?? "").replace(/^\/+|\/+$/g, "");
  return { folder, port, prefix: inner ? `/${inner}/` : "/", isolation: !values["no-isolation"] };
}

try {
  const options = readOptions();
  const server = makeServer(options);
  const port = await listen(server, options.port);
  const end = (): void => {
    server.close();
    server.closeAllConnections?.(); // from Node 18.2 on; without it kept-alive connections hold the process
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  if (!options.isolation) console.log("Without isolation headers: the service worker isolates the page after one reload.");
  console.log(`Many Cooks is served at http://localhost:${port}${options.prefix} (Ctrl-C ends it)`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`serve: ${message}${/option|--/.test(message) ? `\n${usage}` : ""}`);
  process.exitCode = 2;
}
