// The button that changes between light and dark; until it is pressed the system decides.
import { remember } from "./remember";

export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>(".theme");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (): boolean => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = (): void => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    remember("theme", theme);
    show();
  });
  system.addEventListener("change", show);
  show();
  button.hidden = false;
}
