// embed.html's own script: makes the one player that the address asks for. Knows nothing of players but their attributes.

const main = document.querySelector("main");
const players = JSON.parse(document.querySelector("#cooks-manifests")?.textContent ?? "{}") as Record<string, unknown>;
const query = new URLSearchParams(location.search);
const demo = query.get("demo") ?? "";

function say(text: string): void {
  const line = document.createElement("p");
  line.textContent = text;
  main?.append(line);
}

if (!Object.hasOwn(players, demo)) {
  const names = Object.keys(players).join(", ");
  say(demo ? `There is no demo “${demo}”. There are: ${names}.` : `Name a demo in the address: embed.html?demo=…, one of ${names}.`);
} else {
  const player = document.createElement("demo-player");
  player.setAttribute("demo", demo);
  for (const name of ["variant", "compare"]) {
    const value = query.get(name);
    if (value) player.setAttribute(name, value);
  }
  const data = document.createElement("script");
  data.type = "application/json";
  data.dataset.manifest = "";
  data.textContent = JSON.stringify(players[demo]);
  player.append(data);
  main?.append(player);
  const title = document.querySelector("h1");
  if (title) title.textContent = demo.replace(/_/g, " ");
}

export {};
