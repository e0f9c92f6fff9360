// On a narrow page the sidebar is a drawer behind a button. While it is open the page behind is inert.

export function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>(".menu");
  const sidebar = document.querySelector<HTMLElement>("#sidebar");
  if (!button || !sidebar) return;
  const narrow = matchMedia("(max-width: 860px)");
  const behind = document.querySelectorAll<HTMLElement>("main, .foot");

  const set = (open: boolean): void => {
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("menu-open", open);
    behind.forEach((element) => (element.inert = open));
  };
  const isOpen = (): boolean => button.getAttribute("aria-expanded") === "true";

  button.addEventListener("click", () => {
    set(!isOpen());
    if (isOpen()) (sidebar.querySelector<HTMLElement>("[aria-current=page]") ?? sidebar.querySelector<HTMLElement>("a"))?.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    set(false);
    button.focus();
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !sidebar.contains(event.target as Node) && !button.contains(event.target as Node)) set(false);
  });
  narrow.addEventListener("change", () => set(false));
  button.hidden = false;
  // A long list starts where the reader is.
  const current = sidebar.querySelector<HTMLElement>("[aria-current=page]");
  if (current && current.offsetTop > sidebar.clientHeight) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2;
}
