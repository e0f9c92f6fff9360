// The slow endpoints: `slow/<seconds>/<name>` answers after that many seconds with a small page of its own.
// Real HTTP for demos that wait for a network, on a site that has no server. Pure but for the clock.

const maximalSeconds = 60;

interface Order {
  seconds: number;
  name: string;
}

const refuse = (error: string): Response =>
  new Response(JSON.stringify({ error }), { status: 400, headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" } });

/** Reads what follows `slow/` in the path; a string says what is wrong with it. */
export function readOrder(rest: string): Order | string {
  const [seconds = "", name = "", ...more] = rest.split("/");
  if (more.length > 0 || !name) return "expected slow/<seconds>/<name>";
  if (!/^\d{1,4}(\.\d{1,6})?$/.test(seconds)) return `${seconds} seconds: expected a number such as 2 or 0.5`;
  if (Number(seconds) > maximalSeconds) return `${seconds} seconds: at most ${maximalSeconds}`;
  if (!/^[\w.-]{1,64}$/.test(name)) return "a name has 1 to 64 letters, digits, dots, dashes or underscores";
  return { seconds: Number(seconds), name };
}

const dishes = ["soup", "bread", "salad", "pasta", "stew", "pie", "rice", "curry"];

/** A page of a few kilobytes that is the same for the same name, and another for another. */
export function pageFor(name: string): string {
  let state = [...name].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 7);
  const next = (): number => (state = (state * 1664525 + 1013904223) >>> 0) >>> 16;
  const rows = Array.from({ length: 40 + (next() % 40) }, (_, i) => `<li>Order ${i + 1}: ${dishes[next() % dishes.length]} for table ${1 + (next() % 12)}</li>`);
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>The menu of ${name}</title></head>\n<body>\n<h1>The menu of ${name}</h1>\n<ul>\n${rows.join("\n")}\n</ul>\n</body>\n</html>\n`;
}

export async function slowResponse(rest: string, wait: (milliseconds: number) => Promise<void>): Promise<Response> {
  const order = readOrder(rest);
  if (typeof order === "string") return refuse(order);
  await wait(order.seconds * 1000);
  return new Response(pageFor(order.name), { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
}
