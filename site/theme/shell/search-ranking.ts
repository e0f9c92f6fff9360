// Which sections answer a query, best first. Pure: knows neither page nor network, so tests and the dialog share it.

export interface Entry {
  u: string;
  t: string;
  h: string;
  x: string;
  k: "chapter" | "page" | "api";
}

export interface Hit {
  entry: Entry;
  score: number;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_+]+/gu) ?? [];

/** How well `word` fits into `text`: whole word 3, beginning of one 2, inside of one 1, not at all 0. */
function fit(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  const parts = words(text);
  if (parts.includes(word)) return 3;
  return parts.some((part) => part.startsWith(word)) ? 2 : 1;
}

/** Every word of the query must be somewhere in an entry; titles weigh more than text, a section more than its page. */
export function search(entries: readonly Entry[], query: string, limit = 12): Hit[] {
  const wanted = words(query);
  if (wanted.length === 0) return [];
  const hits: Hit[] = [];
  for (const entry of entries) {
    const [title, heading, text] = [entry.t.toLowerCase(), entry.h.toLowerCase(), entry.x.toLowerCase()];
    let score = 0;
    const all = wanted.every((word) => {
      const gained = (entry.h ? 8 * fit(word, heading) + fit(word, title) : 10 * fit(word, title)) + fit(word, text);
      score += gained;
      return gained > 0;
    });
    if (all) hits.push({ entry, score: score + (entry.k === "chapter" ? 2 : 0) });
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

/** The piece of `text` around the first word found. */
export function excerpt(text: string, query: string, length = 130): string {
  const lower = text.toLowerCase();
  const at = words(query).map((word) => lower.indexOf(word)).filter((i) => i >= 0).sort((a, b) => a - b)[0] ?? 0;
  const start = at < 50 ? 0 : text.indexOf(" ", at - 45) + 1;
  return (start > 0 ? "… " : "") + text.slice(start, start + length).trim() + (start + length < text.length ? " …" : "");
}

/** `text` cut where words of the query begin and end, for <mark>. */
export function marked(text: string, query: string): { text: string; hit: boolean }[] {
  const wanted = words(query).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (wanted.length === 0) return [{ text, hit: false }];
  const pattern = new RegExp(`(${wanted.join("|")})`, "giu");
  return text.split(pattern).map((part, i) => ({ text: part, hit: i % 2 === 1 })).filter((part) => part.text);
}
