// The headers that let threads share memory, put on a response. A page's workers need them on their scripts as well.

export function isolated(response: Response): Response {
  // Opaque and error responses can't be rebuilt; a redirect must stay one.
  if (response.status === 0 || response.type === "opaqueredirect" || response.redirected) return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  const body = [101, 204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
