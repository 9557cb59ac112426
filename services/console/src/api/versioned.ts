/** What the API handed out, with the name of its version (`ETag`). */
export interface Versioned<T> {
  readonly value: T;
  readonly etag: string;
}

/** Body and version of an answer. Refusals have become errors before. */
export async function versionedOf<T>(answer: Promise<{ data?: T; response: Response }>): Promise<Versioned<T>> {
  const { data, response } = await answer;
  return { value: data as T, etag: response.headers.get('etag') ?? '*' };
}
