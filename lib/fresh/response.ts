// Keeps the promise that middleware may set headers on any response, those of fetch() and redirects included.

/** The response with headers set: itself, or a copy where its headers cannot be written. */
export function withHeaders(response: Response, set: (headers: Headers) => void): Response {
  try {
    set(response.headers);
    return response;
  } catch (error) {
    if (!(error instanceof TypeError) || response.status === 101) throw error;
  }
  const headers = new Headers(response.headers);
  set(headers);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
