// The server for readers of a local build.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathIn } from "../../site/publish/serve/site-server";
import { arguments_ } from "./arguments";
import { fixtureSite } from "./fixture-site";
import { test } from "./runner";
import { withServer } from "./served";

const program = join(arguments_.root, "build/tools/serve.mjs");

/** A request whose path is sent as it stands: fetch would tidy the dots away. */
function rawGet(base: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    get({ hostname, port, path }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    }).on("error", reject);
  });
}

async function run(...args: string[]): Promise<{ code: number | null; errors: string }> {
  const child = spawn(process.execPath, [program, ...args]);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, errors };
}

test("files come with their types and the isolation headers", "modules don't start, or threads get no shared memory", async () => {
  await withServer(fixtureSite(), {}, async ({ base }) => {
    const types: Record<string, string> = { "": "text/html", "tally.html?threads=4": "text/html", "sw.js": "text/javascript", "search.json": "application/json", "sitemap.xml": "application/xml" };
    for (const [path, type] of Object.entries(types)) {
      const response = await fetch(base + path);
      assert.equal(response.status, 200, path);
      assert.ok(response.headers.get("content-type")?.startsWith(type), path);
      assert.equal(response.headers.get("cross-origin-opener-policy"), "same-origin");
      assert.equal(response.headers.get("cross-origin-embedder-policy"), "require-corp");
    }
  });
});

test("without isolation the headers are absent", "the service worker's own isolation is never tried", () =>
  withServer(fixtureSite(), { isolation: false }, async ({ base }) => {
    assert.equal((await fetch(base)).headers.get("cross-origin-opener-policy"), null);
  }));

test("a missing page gets 404 and the site's own page", "a reader with a mistyped address is left alone", () =>
  withServer(fixtureSite(), {}, async ({ base }) => {
    const response = await fetch(`${base}no/such/page`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /No such page/);
  }));

test("nothing outside of the folder is served", "a local server shows the reader's files to others", async () => {
  await withServer(fixtureSite(), {}, async ({ base }) => {
    for (const path of ["/../Doxyfile", "/%2e%2e/Doxyfile", "/..%2fDoxyfile", "/%2e%2e%5cDoxyfile", "/a/../../Doxyfile", "/%00"]) {
      const { body } = await rawGet(base, path);
      assert.ok(!body.includes("PROJECT_NAME"), path);
    }
    assert.equal((await fetch(base, { method: "POST" })).status, 405);
  });
  assert.equal(pathIn("/sub/", "/sub/%E0%A4%A"), undefined);
  assert.equal(pathIn("/sub/", "/other/x"), undefined);
  assert.equal(pathIn("/sub/", "/sub/x.html?y"), "x.html");
});

test("a taken port is named, with a way out", "a newcomer's first command fails without a hint", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  const { port } = blocker.address() as { port: number };
  const { code, errors } = await run(fixtureSite(), "--port", String(port));
  blocker.close();
  assert.equal(code, 2);
  assert.match(errors, new RegExp(`port ${port} is taken.*make serve PORT=${port + 1}`));
});

test("bad usage is told", "a typing mistake leads to a stack trace", async () => {
  assert.match((await run(fixtureSite(), "--port", "none")).errors, /--port none: expected a whole number/);
  assert.match((await run("/nowhere")).errors, /holds no site: run make site/);
  assert.match((await run("--colour")).errors, /colour[\s\S]*usage:/);
});

test("it prints its address last and ends on Ctrl-C", "scripts can't use it, or it lingers on", async () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const child = spawn(process.execPath, [program, fixtureSite(), "--port", "0", "--prefix", "sub/path"]);
    const [chunk] = (await once(child.stdout, "data")) as [Buffer];
    const address = /http:\/\/localhost:\d+\/sub\/path\//.exec(chunk.toString())?.[0];
    assert.ok(address, chunk.toString());
    assert.equal((await fetch(address)).status, 200);
    child.kill(signal);
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
  }
});
