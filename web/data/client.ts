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
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON; a Blob goes as it is, under its own type. */
  body?: unknown
  /** The same key for every repeat of one change: the server does it once. */
  idempotencyKey?: string
  signal?: AbortSignal
}

/** One call to `/api/v1`; `path` begins with a slash. Throws ProblemError. */
export async function request<T>(
  path: string,
  { method = 'GET', body, idempotencyKey, signal }: RequestOptions = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const init: RequestInit = { method, headers }
  if (signal) init.signal = signal
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
  if (body instanceof Blob) {
    init.body = body
    headers['content-type'] = body.type
  } else if (body !== undefined) {
    init.body = JSON.stringify(body)
    headers['content-type'] = 'application/json'
  }
  const response = await fetch(`/api/v1${path}`, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ProblemError(0, 'network')
  })
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

async function problemOf(response: Response): Promise<ProblemError> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  return new ProblemError(response.status, problem?.code ?? `http_${response.status}`, problem?.params ?? {})
}
