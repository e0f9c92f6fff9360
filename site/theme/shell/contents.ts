// Marks in "On this page" the section that is being read.

export function startContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".toc a")];
  const sections = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
  if (sections.length === 0) return;
  const readingLine = 140;
  let queued = false;
  const mark = (): void => {
    queued = false;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = sections.filter((section) => section.getBoundingClientRect().top < readingLine);
    const current = atEnd ? sections.at(-1) : (passed.at(-1) ?? sections[0]);
    links.forEach((link, i) => (sections[i] === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  };
  addEventListener("scroll", () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(mark);
  }, { passive: true });
  mark();
}
