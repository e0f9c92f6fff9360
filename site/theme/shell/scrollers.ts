// Listings and tables that are wider than the page must be scrollable by keyboard; those that fit are no tab stop.

export function startScrollers(): void {
  const boxes = document.querySelectorAll<HTMLElement>("pre[data-label], .scroll[data-label]");
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target as HTMLElement;
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.dataset.label ?? "");
      } else {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    }
  });
  boxes.forEach((box) => observer.observe(box));
}
