/** What the API answers when something cannot be done (RFC 9457). Texts are in the reader's language. */
export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}

export class ApiProblem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail || body.title);
  }

  get code(): string {
    return this.body.code;
  }

  get status(): number {
    return this.body.status;
  }
}

/** The problem of an answer that is no success, also of one that somebody in between wrote. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.includes('json');
  const fallback = { title: response.statusText, status: response.status, detail: '', code: `http-${response.status}` };
  const body = isProblem ? ((await response.json().catch(() => ({}))) as Partial<ProblemBody>) : {};
  return new ApiProblem({ ...fallback, ...body });
}
