import type { PlanBaseAnswer, Problem } from '@wangge/api/contract'
import { WalkGraph } from '@wangge/api/walk'

/** A request of the worker that failed, as the page words it. */
export class LoadFailure extends Error {
  readonly status: number
  readonly code: string
  readonly params: Problem['params']
  constructor(status: number, code: string, params: Problem['params'] = {}) {
    super(code)
    this.status = status
    this.code = code
    this.params = params
  }
}

/** Share of the work that has been done when the residences are there, and when the streets are. */
const BASE_SHARE = 0.4
const GRAPH_SHARE = 0.9
/** Bytes after which a download counts as two thirds done: the server compresses, so nobody knows the length beforehand. */
const USUAL_BYTES = 6e6

/** Residences, points and the streets they stand on. `onShare` hears 0…1 as they come. */
export async function loadPlan(
  onBase: (base: PlanBaseAnswer) => void,
  onShare: (share: number) => void,
): Promise<{ base: PlanBaseAnswer; graph: WalkGraph }> {
  const text = new TextDecoder().decode(await read('/api/v1/plan/base', (bytes) => onShare(BASE_SHARE * doneOf(bytes))))
  const base = JSON.parse(text) as PlanBaseAnswer
  onBase(base)
  onShare(BASE_SHARE)
  const buffer = await read(`/api/v1/plan/graphs/${encodeURIComponent(base.network.id)}`, (bytes) =>
    onShare(BASE_SHARE + (GRAPH_SHARE - BASE_SHARE) * doneOf(bytes)),
  )
  onShare(GRAPH_SHARE)
  return { base, graph: WalkGraph.from(buffer) }
}

const doneOf = (bytes: number): number => 1 - Math.exp(-bytes / USUAL_BYTES)

async function read(path: string, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(path).catch(() => {
    throw new LoadFailure(0, 'network')
  })
  if (!response.ok || !response.body) {
    const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
    throw new LoadFailure(response.status, problem?.code ?? `http_${response.status}`, problem?.params ?? {})
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    bytes += next.value.length
    onBytes(bytes)
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole.buffer
}
