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

/** Asks the person to sign in again; true = signed in as the same person, so that what failed may be asked once more. */
type SignInAgain = () => Promise<boolean>
let signInAgain: SignInAgain | null = null

/** Names who is asked when a session is lost while a page is open; null = nobody, requests then fail with signInNeeded. */
export function onSessionLost(ask: SignInAgain | null): void {
  signInAgain = ask
}

/**
 * One call to `/api/v1`; `path` begins with a slash. An answer without content is undefined. Throws ProblemError. A lost session
 * is renewed in between where someone is there to do it, so that nothing typed is lost.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  let response = await send(path, options)
  if (response.status === 401 && signInAgain) {
    const problem = await problemOf(response)
    if (problem.code !== 'signInNeeded' || !(await signInAgain())) throw problem
    response = await send(path, options)
  }
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

function send(path: string, { method = 'GET', body, idempotencyKey, signal }: RequestOptions): Promise<Response> {
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
  return fetch(`/api/v1${path}`, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ProblemError(0, 'network')
  })
}

async function problemOf(response: Response): Promise<ProblemError> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  return new ProblemError(response.status, problem?.code ?? `http_${response.status}`, problem?.params ?? {})
}
