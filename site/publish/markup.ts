// Writing HTML as strings without forgetting to escape. Knows only HTML's syntax.

/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Insertable = Markup | string | number | false | null | undefined | readonly Insertable[];

/** Marks a string as HTML already. */
export const raw = (text: string): Markup => new Markup(text);

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

function insert(value: Insertable): string {
  if (value instanceof Markup) return value.text;
  if (value === false || value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(insert).join("");
  return escapeHtml(String(value));
}

/** A template whose inserted strings are escaped; `false`, `null` and `undefined` insert nothing. */
export function html(strings: TemplateStringsArray, ...values: Insertable[]): Markup {
  let text = strings[0] ?? "";
  values.forEach((value, i) => (text += insert(value) + (strings[i + 1] ?? "")));
  return new Markup(text);
}

/** JSON that may stand inside a <script> element: `</script>` and `<!--` can't occur in it. */
export const jsonScript = (value: unknown): Markup => raw(JSON.stringify(value).replace(/</g, "\\u003c"));
