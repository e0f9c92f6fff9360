// Which type a file is served with. A wrong one for .js or .wasm keeps modules from starting.

const types: Record<string, string> = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", mjs: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8", wasm: "application/wasm", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", webp: "image/webp",
  ico: "image/x-icon", woff2: "font/woff2", txt: "text/plain; charset=utf-8", xml: "application/xml; charset=utf-8", map: "application/json",
};

export const contentType = (file: string): string => types[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
