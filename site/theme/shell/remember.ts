// What the reader chose, kept in this browser under the site's own keys. Storage may be forbidden: then nothing is kept.

const prefix = "cooks:";

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, value);
  } catch {
    // Kept for this page only.
  }
}
