// text-width: how wide a text of the timeline will be, in the page's own font. Knows the page's fonts.

const known = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;
let family = "";

/** Takes the font of the element that the texts will stand in. */
export function measureIn(element: Element): void {
  const wanted = getComputedStyle(element).getPropertyValue("--sans").trim() || "system-ui, sans-serif";
  const isLoaded = !document.fonts || document.fonts.status === "loaded";
  if (wanted === family && isLoaded) return;
  family = wanted;
  known.clear();
}

/** The width of a text of 12 pixels, a little bold. */
export function textWidth(text: string): number {
  let width = known.get(text);
  if (width !== undefined) return width;
  if (typeof document === "undefined") return text.length * 7.2;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 7.2;
  context.font = `600 12px ${family || "sans-serif"}`;
  width = context.measureText(text).width;
  if (known.size > 5000) known.clear();
  known.set(text, width);
  return width;
}

/** As much of a text as fits, or none. */
export function fitted(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  if (room < 34) return "";
  let fits = 1;
  for (let step = 1 << 10; step > 0; step >>= 1) {
    if (fits + step < text.length && textWidth(`${text.slice(0, fits + step)}…`) <= room) fits += step;
  }
  return fits < 3 ? "" : `${text.slice(0, fits).trimEnd()}…`;
}
