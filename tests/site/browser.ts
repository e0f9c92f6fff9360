// One Chromium for all tests, and pages that write down everything that should not happen in them.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { existsSync } from "node:fs";
import { atEnd } from "./runner";

const candidates = [process.env.CHROMIUM ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// As root there is no sandbox; the rest keeps Chromium from talking to its maker, which a closed network answers with delays.
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser: Promise<Browser> | undefined;

export function theBrowser(): Promise<Browser> {
  browser ??= (() => {
    const executablePath = candidates.find((path) => path && existsSync(path));
    if (!executablePath) throw new Error("no Chromium found: apt-get install chromium, or name one in CHROMIUM");
    atEnd(async () => (await browser)?.close());
    return chromium.launch({ executablePath, args: flags });
  })();
  return browser;
}

export interface Watched {
  page: Page;
  context: BrowserContext;
  /** Console errors and warnings, uncaught errors, failed and foreign requests. */
  complaints: string[];
  /** Documents loaded in the page's own frame. */
  loads: string[];
  requests: string[];
}

/** Opens a fresh context with one page, hands it over, closes it. */
export async function withPage(options: BrowserContextOptions, body: (watched: Watched) => Promise<void>): Promise<void> {
  const context = await (await theBrowser()).newContext({ viewport: { width: 1440, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    const watched: Watched = { page, context, complaints: [], loads: [], requests: [] };
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && watched.complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => watched.complaints.push(`uncaught: ${error.message}`));
    page.on("framenavigated", (frame) => frame === page.mainFrame() && watched.loads.push(frame.url()));
    page.on("request", (request) => {
      watched.requests.push(request.url());
      const { protocol, hostname } = new URL(request.url());
      if (/^https?:$/.test(protocol) && !["localhost", "127.0.0.1"].includes(hostname)) watched.complaints.push(`foreign request: ${request.url()}`);
    });
    await body(watched);
  } finally {
    await context.close();
  }
}
