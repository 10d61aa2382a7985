import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { PlanEdit, PlanEditReason, PlanSettings, PlanStreet } from '@wangge/api/walk'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ProblemError } from '../../../data/client.ts'
import type { FromWorker, ToWorker } from '../worker/messages.ts'
import type { PlanAnswer, PlanRoute, PlanTableState } from './table.ts'

interface Asked {
  settings: PlanSettings
  other: PlanSettings | null
  edits: readonly PlanEdit[]
  selectedPointId: string | null
  carried: PlanEdit | null
}

/** Edits that the streets do not allow. */
export interface Refusal {
  edits: readonly PlanEdit[]
  reason: PlanEditReason
}

type FromTable = Pick<PlanTableState, 'base' | 'loading' | 'problem' | 'answer' | 'routeOf' | 'streetAt' | 'reload'>

/** A pointer that has rested this long gets the gaps, cells and gains too, ms. */
const REST_MS = 160

/** The worker of the page: opened with it and ended with it. Of what is asked while it computes, only the newest is computed. */
export function usePlanWorker({ settings, other, edits, selectedPointId, carried }: Asked): {
  fromWorker: FromTable
  refusal: Refusal | null
} {
  const [base, setBase] = useState<PlanBaseAnswer | null>(null)
  const [loading, setLoading] = useState<number | null>(0)
  const [problem, setProblem] = useState<unknown>(null)
  const [answer, setAnswer] = useState<PlanAnswer | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const line = useRef<Line | null>(null)
  const [turn, setTurn] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another worker
  useEffect(() => {
    const opened = new Line({ setBase, setLoading, setProblem, setRefusal, setAnswer })
    line.current = opened
    return () => {
      line.current = null
      opened.close()
    }
  }, [turn])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker is asked too
  useEffect(() => {
    line.current?.ask({ settings, other, edits, selectedPointId, carried })
  }, [settings, other, edits, selectedPointId, carried, turn])

  const calls = useMemo(
    () => ({
      routeOf: async (residenceId: string) => (await line.current?.route(residenceId)) ?? null,
      reload: () => {
        setBase(null)
        setAnswer(null)
        setLoading(0)
        setTurn((before) => before + 1)
      },
      streetAt: async (lon: number, lat: number) => (await line.current?.street(lon, lat)) ?? null,
    }),
    [],
  )
  const fromWorker = useMemo(
    () => ({ base, loading, problem, answer, ...calls }),
    [base, loading, problem, answer, calls],
  )
  return { fromWorker, refusal }
}

interface Hearers {
  setBase(base: PlanBaseAnswer): void
  setLoading(share: number | null): void
  setProblem(problem: unknown): void
  setRefusal(refusal: Refusal): void
  setAnswer(answer: PlanAnswer): void
}

type Call = { type: 'route'; residenceId: string } | { type: 'street'; lon: number; lat: number }

/** One line to the worker: a question at a time, calls with their answers, what it loads and what fails. */
class Line {
  readonly #worker = new Worker(new URL('../worker/plan-worker.ts', import.meta.url), { type: 'module' })
  readonly #hearers: Hearers
  readonly #calls = new Map<number, { resolve(value: never): void; reject(reason: unknown): void }>()
  #isReady = false
  #isBusy = false
  /** What is being computed. */
  #asked: Asked | null = null
  /** The newest that has not been sent. */
  #waiting: Asked | null = null
  /** The last that was sent without its gaps, cells and gains. */
  #unfinished: Asked | null = null
  #rest: ReturnType<typeof setTimeout> | undefined
  #serial = 0
  #lastCall = 0

  constructor(hearers: Hearers) {
    this.#hearers = hearers
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data))
    this.#worker.addEventListener('error', () => hearers.setProblem(new ProblemError(500, 'internal')))
    this.#send({ type: 'open' })
  }

  ask(asked: Asked): void {
    this.#waiting = asked
    this.#unfinished = null
    this.#next()
  }

  route(residenceId: string): Promise<PlanRoute | null> {
    return this.#call({ type: 'route', residenceId })
  }

  street(lon: number, lat: number): Promise<PlanStreet | null> {
    return this.#call({ type: 'street', lon, lat })
  }

  close(): void {
    clearTimeout(this.#rest)
    this.#worker.terminate()
    for (const { reject } of this.#calls.values()) reject(new ProblemError(0, 'network'))
    this.#calls.clear()
  }

  #call<T>(call: Call): Promise<T> {
    this.#lastCall += 1
    const number = this.#lastCall
    this.#send({ ...call, call: number })
    return new Promise<T>((resolve, reject) => this.#calls.set(number, { resolve, reject }))
  }

  #next(): void {
    const asked = this.#waiting
    if (!asked || !this.#isReady || this.#isBusy) return
    clearTimeout(this.#rest)
    this.#waiting = null
    this.#post(asked, asked.carried === null)
    if (asked.carried) this.#unfinished = asked
  }

  #post(asked: Asked, isWhole: boolean): void {
    this.#asked = asked
    this.#isBusy = true
    this.#serial += 1
    this.#send({ type: 'ask', question: { serial: this.#serial, ...asked, isWhole } })
  }

  #hear(message: FromWorker): void {
    const { setBase, setLoading, setProblem, setAnswer } = this.#hearers
    switch (message.type) {
      case 'loading':
        setLoading(message.share)
        break
      case 'base':
        setBase(message.base)
        break
      case 'ready':
        this.#isReady = true
        setLoading(null)
        this.#next()
        break
      case 'answer':
        this.#isBusy = false
        setProblem(null)
        setAnswer(message.answer)
        this.#next()
        this.#restLater()
        break
      case 'route':
        this.#settle(message.call, message.route)
        break
      case 'street':
        this.#settle(message.call, message.street)
        break
      case 'failed':
        this.#fail(message.call, new ProblemError(message.status, message.code, message.params))
    }
  }

  #fail(call: number | null, problem: ProblemError): void {
    if (call === null) {
      this.#isBusy = false
      const { edits } = this.#asked ?? {}
      if (problem.code === 'editImpossible' && edits)
        this.#hearers.setRefusal({ edits, reason: problem.params['reason'] as PlanEditReason })
      else this.#hearers.setProblem(problem)
      this.#next()
      return
    }
    this.#calls.get(call)?.reject(problem)
    this.#calls.delete(call)
  }

  /** What a drag left out follows when the pointer rests. */
  #restLater(): void {
    const asked = this.#unfinished
    if (!asked || this.#isBusy) return
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => {
      if (this.#unfinished !== asked || this.#isBusy) return
      this.#unfinished = null
      this.#post(asked, true)
    }, REST_MS)
  }

  #settle(call: number, value: PlanRoute | PlanStreet | null): void {
    this.#calls.get(call)?.resolve(value as never)
    this.#calls.delete(call)
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message)
  }
}
