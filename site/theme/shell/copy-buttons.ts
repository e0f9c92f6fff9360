// A Copy button on every listing. A shell listing copies its commands, without the prompt and without their output.

function copied(code: HTMLElement): string {
  const text = (code.textContent ?? "").replace(/\n$/, "");
  // A command that ends in a backslash goes on in the next line.
  const commands = text.match(/^\$ (?:.*\\\n)*.*/gm) ?? [];
  return commands.length > 0 ? commands.map((command) => command.slice(2)).join("\n") : text;
}

export function startCopyButtons(): void {
  if (!navigator.clipboard) return; // not in an insecure context: no button that can't work
  for (const listing of document.querySelectorAll<HTMLElement>(".code")) {
    const code = listing.querySelector<HTMLElement>("code");
    if (!code) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(copied(code));
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => (button.textContent = "Copy"), 1600);
    });
    listing.append(button);
  }
}
