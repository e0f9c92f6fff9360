// Readable ids and file names from titles. Knows nothing but text.

const operators: Record<string, string> = {
  "++": "increment", "--": "decrement", "==": "equal", "!=": "not-equal", "<=>": "compare", "<": "less", ">": "greater",
  "<=": "less-equal", ">=": "greater-equal", "=": "assign", "+": "plus", "-": "minus", "*": "star", "/": "slash", "%": "percent",
  "+=": "plus-assign", "-=": "minus-assign", "*=": "times-assign", "/=": "divide-assign", "&=": "and-assign", "|=": "or-assign",
  "^=": "xor-assign", "->": "arrow", "()": "call", "[]": "subscript", "!": "not", "&": "and", "|": "or", "&&": "and-also",
  "||": "or-else", "<<": "shift-left", ">>": "shift-right", "^": "xor", "~": "complement",
};

/** `The lost update!` becomes `the-lost-update`; never empty. */
export function slug(text: string): string {
  const operator = /^operator\s*([^\w\s]+)$/.exec(text.trim());
  const named = operator ? `operator-${operators[operator[1] ?? ""] ?? "other"}` : text.replace(/^~/, "destructor-").replace(/\+\+/g, "pp");
  const plain = named.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9_]+/g, "-").replace(/^-+|-+$/g, "") || "section";
}

/** Hands out ids of one page: the second `lock` becomes `lock-2`. */
export class Ids {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.#taken.has(id); n++) id = `${wanted}-${n}`;
    this.#taken.add(id);
    return id;
  }
}
