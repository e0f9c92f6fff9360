// A classic script in <head>, not deferred: sets the theme before anything is drawn, and speaks up on file://,
// where browsers refuse module scripts, workers and service workers. Knows only <html> and localStorage.

export {};

document.documentElement.classList.add("js");

try {
  const theme = localStorage.getItem("cooks:theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden (private windows, frames): the system's theme it is.
}

if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    const box = document.createElement("div");
    box.className = "box warning file-notice";
    box.setAttribute("role", "note");
    box.setAttribute("aria-label", "Opened from a folder");
    const text = document.createElement("p");
    text.append("This page was opened straight from a folder, where browsers run no demos. Serve the folder instead: ");
    const command = document.createElement("code");
    command.textContent = "python3 -m http.server 8000 --bind 127.0.0.1";
    text.append(command, ", then open http://127.0.0.1:8000/.");
    box.append(text);
    document.querySelector("main")?.prepend(box);
  });
}
