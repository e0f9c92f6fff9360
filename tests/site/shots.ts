// Takes pictures of the finished site's pages in both sizes and themes, to be looked at by people.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { arguments_ } from "./arguments";
import { theBrowser } from "./browser";
import { serve } from "./served";

export async function takeShots(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const urls = [...readdirSync(arguments_.site).filter((file) => file.endsWith(".html")), "api/index.html", "api/mutex.html"];
  const { base, close } = await serve(arguments_.site);
  const browser = await theBrowser();
  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, serviceWorkers: "block" });
      const page = await context.newPage();
      for (const url of urls) {
        if ((await page.goto(base + url, { waitUntil: "networkidle" }))?.status() !== 200) continue;
        await page.screenshot({ path: join(folder, `${url.replace(/\.html$/, "").replace(/\W+/g, "-")}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await context.close();
    }
  }
  await browser.close();
  await close();
  console.log(`pictures of ${urls.length} pages in ${folder}`);
}
