// The price server that the page plays, beside the one that the terminal brings.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { answerTo, pricesResponse } from "../../site/worker/prices";
import { test } from "./runner";

interface Told {
  status: number;
  body: string;
  allow: string | undefined;
}

const ask = (port: number, method: string, path: string): Promise<Told> =>
  new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, method, path, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => done({ status: response.statusCode ?? 0, body, allow: response.headers.allow }));
    });
    asked.on("error", failed).end();
  });

/** Starts the terminal's server, and tells its port. */
async function withServer(seed: number, work: (port: number) => Promise<void>): Promise<void> {
  const program = spawn("build/bin/price_check", ["--serve", "--delay", "0", "--seed", String(seed)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(program, "exit");
  try {
    for await (const line of createInterface(program.stdout)) {
      const port = /127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
      assert.ok(port, line);
      await work(Number(port));
      break;
    }
  } finally {
    program.kill("SIGINT");
    await ended;
  }
}

test("prices and errors are the same in a page and in a terminal", "a reader's page shows other prices than the program beside it", () =>
  withServer(77, async (port) => {
    const exchanges = JSON.parse(answerTo(77, "GET", "/exchanges").body) as string[];
    const symbols = JSON.parse(answerTo(77, "GET", "/symbols").body) as string[];
    const dates = Array.from({ length: 31 }, (_, i) => `2020-03-${String(i + 1).padStart(2, "0")}`);
    const paths = exchanges.flatMap((e) => symbols.flatMap((s) => dates.map((d) => `/price/${e}/${s}/${d}`)));
    assert.equal(paths.length, 1023);
    let missing = 0;
    for (const path of paths) {
      const own = answerTo(77, "GET", path);
      missing += own.body.includes("null") ? 1 : 0;
      assert.deepEqual(await ask(port, "GET", path), { status: 200, body: own.body, allow: undefined }, path);
    }
    assert.ok(missing >= 297 && missing < 360, `${missing} without a price: 9 days of the weekends, and a few`);
    const bad = ["/", "/price", "/price/OSLO/FISH", "/price/OSLO/FISH/2020-03-02/", "/price/OSLO/FISH/2020-03-32", "/price/OSLO/FISH/2020-3-2",
      "/price/OSLO/FISH/", "/price/OSLO/FISH/2019-03-02", "/price/BONN/FISH/2020-03-02", "/price/OSLO/GOLD/2020-03-02", "/price/oslo/FISH/2020-03-02", "/exchanges/", "/symbol"];
    for (const path of bad) {
      const own = answerTo(77, "GET", path);
      assert.ok(own.status === 404 || own.status === 400, path);
      assert.equal(typeof (JSON.parse(own.body) as { error: unknown }).error, "string");
      assert.deepEqual(await ask(port, "GET", path), { status: own.status, body: own.body, allow: undefined }, path);
    }
    for (const method of ["POST", "PUT", "DELETE"]) {
      const own = answerTo(77, method, "/exchanges");
      assert.deepEqual(await ask(port, method, "/exchanges"), { status: 405, body: own.body, allow: "GET, HEAD" }, method);
    }
  }));

test("a price in a page comes late, an error at once", "a mistyped address waits for ever instead of saying why", async () => {
  const waits: number[] = [];
  const wait = (ms: number): Promise<void> => (waits.push(ms), Promise.resolve());
  assert.equal((await pricesResponse("GET", "1/0.2/price/OSLO/FISH/2020-03-02", wait)).status, 200);
  assert.deepEqual(waits, [200]);
  for (const [rest, status] of [["1/0.2/price/OSLO", 404], ["x/0.2/symbols", 400], ["1/61/symbols", 400], ["4294967296/1/symbols", 400], ["1/0.2", 400]] as const) {
    const response = await pricesResponse("GET", rest, wait);
    assert.equal(response.status, status, rest);
    assert.equal(typeof ((await response.json()) as { error: unknown }).error, "string");
  }
  const posted = await pricesResponse("POST", "1/0/exchanges", wait);
  assert.deepEqual([posted.status, posted.headers.get("Allow")], [405, "GET, HEAD"]);
  assert.equal(waits.length, 1);
});
