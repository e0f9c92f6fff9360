// 404.html. A host shows it at any depth, so its own relative addresses can't be trusted: style and script stand inline,
// allowed by their hashes, and the script finds the site's root by looking for sw.js from folder to folder upwards.
import { createHash } from "node:crypto";
import { html, raw } from "../markup";
import { site } from "../site-facts";
import type { Catalogue } from "./catalogue";

const style = `:root{color-scheme:light dark}body{max-width:34rem;margin:14vh auto;padding:0 1.5rem;font:1.0625rem/1.7 system-ui,sans-serif;background:light-dark(#fffdfb,#15161a);color:light-dark(#1d1f23,#e8e6e3)}h1{line-height:1.15;letter-spacing:-.02em}a{color:light-dark(#a83c0b,#ff9d66)}li{margin:.35em 0}`;

// Without the script the links are relative to the folder asked for: right for every mistyped page at the top.
const script = `(async()=>{const parts=location.pathname.split("/").slice(0,-1);for(let n=parts.length;n>0;n--){const root=parts.slice(0,n).join("/")+"/";try{const r=await fetch(root+"sw.js",{method:"HEAD"});if(r.ok&&/script/.test(r.headers.get("content-type")||"")){for(const a of document.querySelectorAll("a"))a.href=root+a.getAttribute("href");return}}catch{}}})()`;

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export function notFoundPage({ home, chapters }: Catalogue): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${raw(hash(style))}; script-src ${raw(hash(script))}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No such page · ${site.name}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>No such page</h1>
<p>Nothing is cooking at this address. It may have moved, or the link was mistyped. These pages are there:</p>
<ul><li><a href="${home.url}">${site.name}: start</a></li>${chapters.map((page) => html`<li><a href="${page.url}">${page.title}</a></li>`)}</ul>
</main>
<script>${raw(script)}</script>
</body>
</html>
`.text;
}
