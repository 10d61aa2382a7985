import type { Problem } from '@wangge/api/contract'

type Params = Problem['params']

/** What a request failed of: the server's stable code, or `network` where no answer came at all. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly params: Params
  constructor(status: number, code: string, params: Params = {}) {
    super(code)
    this.name = 'ProblemError'
    this.status = status
    this.code = code
    this.params = params
  }
}

interface RequestOptions {
  method?: 'GET' | 'POST'
  body?: unknown
  signal?: AbortSignal
}

/** One call to `/api/v1`; `path` begins with a slash. Throws ProblemError. */
export async function request<T>(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<T> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } }
  if (signal) init.signal = signal
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { accept: 'application/json', 'content-type': 'application/json' }
  }
  const response = await fetch(`/api/v1${path}`, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ProblemError(0, 'network')
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

async function problemOf(response: Response): Promise<ProblemError> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  return new ProblemError(response.status, problem?.code ?? `http_${response.status}`, problem?.params ?? {})
}
