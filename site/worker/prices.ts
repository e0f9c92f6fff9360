// The price server of price_check: `prices/<seed>/<seconds>/…` answers as the demo's own server in a terminal does,
// with the same prices and the same errors (demos/price_check/prices.cpp). Pure but for the clock.

const exchanges = ["CAIRO", "DELHI", "HANOI", "LAGOS", "LIMA", "MILAN", "OSLO", "PARIS", "QUITO", "SEOUL", "TOKYO"];
const symbols = ["FISH", "RICE", "SALT"];
const days = 31; // of March 2020
const maximalSeconds = 60;

export interface Answer {
  status: number;
  body: string;
  /** Only prices come late. */
  isPrice: boolean;
}

const refuse = (status: number, why: string): Answer => ({ status, body: JSON.stringify({ error: why }), isPrice: false });
const list = (all: string[]): Answer => ({ status: 200, body: JSON.stringify(all), isPrice: false });
const twoDigits = (number: number): string => String(number).padStart(2, "0");
const dateOf = (day: number): string => `2020-03-${twoDigits(day)}`;

/** In 32 bits without a sign, as C++ reckons. */
function hash(seed: number, text: string): number {
  let h = (2166136261 ^ seed) >>> 0; // FNV-1a
  for (const letter of text) h = Math.imul(h ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
}

/** In cents; nothing on a weekend (the first was a Sunday), and now and then. */
function priceOf(seed: number, exchange: string, symbol: string, day: number): number | undefined {
  const h = hash(seed, `${exchange}/${symbol}/${dateOf(day)}`);
  return day % 7 <= 1 || h % 37 === 0 ? undefined : 500 + ((h >>> 8) % 9500);
}

function price(seed: number, exchange: string, symbol: string, date: string): Answer {
  if (!exchanges.includes(exchange)) return refuse(404, "no such exchange; /exchanges lists them");
  if (!symbols.includes(symbol)) return refuse(404, "no such symbol; /symbols lists them");
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date)) return refuse(400, "expected a date such as 2020-03-02");
  const day = Array.from({ length: days }, (_, i) => i + 1).find((one) => dateOf(one) === date);
  if (day === undefined) return refuse(404, "there are prices for March 2020 only");
  const cents = priceOf(seed, exchange, symbol, day);
  // Written by hand: JSON.stringify would leave out a last zero.
  const number = cents === undefined ? "null" : `${Math.floor(cents / 100)}.${twoDigits(cents % 100)}`;
  return { status: 200, body: `{"exchange":"${exchange}","symbol":"${symbol}","date":"${date}","price":${number}}`, isPrice: true };
}

/** What the server says; its path begins with a slash. */
export function answerTo(seed: number, method: string, path: string): Answer {
  if (method !== "GET" && method !== "HEAD") return refuse(405, "only GET and HEAD are served");
  if (path === "/exchanges") return list(exchanges);
  if (path === "/symbols") return list(symbols);
  const [root, what, exchange, symbol, date, ...more] = path.split("/");
  if (root === "" && what === "price" && exchange !== undefined && symbol !== undefined && date !== undefined && more.length === 0) {
    return price(seed, exchange, symbol, date);
  }
  return refuse(404, "no such path; there are /exchanges, /symbols and /price/<exchange>/<symbol>/<date>");
}

/** Answers what follows `prices/` in an address. */
export async function pricesResponse(method: string, rest: string, wait: (milliseconds: number) => Promise<void>): Promise<Response> {
  const [, seed = "", seconds = "", path = ""] = /^(\d{1,10})\/(\d{1,4}(?:\.\d{1,6})?)(\/.*)$/.exec(rest) ?? [];
  const understood = seed !== "" && Number(seed) <= 0xffffffff && Number(seconds) <= maximalSeconds;
  const answer = understood ? answerTo(Number(seed), method, path) : refuse(400, "expected prices/<seed>/<seconds>/… with a seed of 32 bits and at most 60 seconds");
  if (answer.isPrice) await wait(Number(seconds) * 1000);
  const headers = new Headers({ "Content-Type": "application/json", "Cache-Control": "no-store" });
  if (answer.status === 405) headers.set("Allow", "GET, HEAD");
  return new Response(method === "HEAD" ? null : answer.body, { status: answer.status, headers });
}
