// Opens a player in real Chromium and works it, for tests: by mouse, keys, script and address.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { RunDocument } from "../../site/player/run-document";
import { arguments_ } from "./arguments";
import { withPage } from "./browser";
import type { Watched } from "./browser";
import { playerSite } from "./player-site";
import { withServer } from "./served";

const axeSource = readFileSync(createRequire(join(arguments_.root, "package.json")).resolve("axe-core/axe.min.js"), "utf8");

export interface Wish {
  variant?: string;
  parameters?: Record<string, unknown>;
}

/** The player's script interface, as a teacher would use it. */
export type Scripted = HTMLElement & { run(wish?: Wish): Promise<RunDocument>; stop(): void };

export interface Setting {
  isolation?: boolean;
  serviceWorkers?: "allow" | "block";
  width?: number;
  theme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
}

/** Opens the page that has this player alone. */
export async function withPlayer(query: string, body: (player: Locator, watched: Watched, base: string) => Promise<void>, setting: Setting = {}): Promise<void> {
  const { isolation = true, serviceWorkers = "allow", width = 1000, theme = "light", reducedMotion = "no-preference" } = setting;
  await withServer(playerSite(), { isolation }, ({ base }) =>
    withPage({ serviceWorkers, colorScheme: theme, viewport: { width, height: 900 }, reducedMotion }, async (watched) => {
      watched.page.setDefaultTimeout(20_000);
      await watched.page.goto(`${base}embed.html?${query}`);
      const player = watched.page.locator("demo-player");
      await player.locator(".player").waitFor();
      await body(player, watched, base);
    }),
  );
}

export const runBy = (player: Locator, wish: Wish): Promise<RunDocument> =>
  player.evaluate((element, asked) => (element as Scripted).run(asked), wish);

export const state = (player: Locator): Locator => player.getByRole("status");
export const press = (player: Locator, name: string): Promise<void> => player.getByRole("button", { name, exact: true }).click();

export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> } };
    return (await axe.run(document)).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join("; ")}`);
}
