import type { ResponseSteps } from '@wangge/api/contract'
import type { ResponseStep } from '@wangge/db/vocabulary'
import { breaksOf } from './figures/ramp.ts'
import { type TimeUnit, unitOf } from './figures/units.ts'

/** How every panel says and colours the times of the chosen step. */
export interface Chosen {
  step: ResponseStep
  unit: TimeUnit
  promiseSeconds: number | null
  /** Lower bounds of the upper five colours, seconds. */
  breaks: readonly number[]
}

export function chosenOf(step: ResponseStep, data: ResponseSteps | undefined): Chosen {
  const figures = data?.steps.find((one) => one.step === step)
  const p90 = figures?.p90 ?? null
  const promiseSeconds = figures?.promiseSeconds ?? null
  return { step, unit: unitOf(step, p90), promiseSeconds, breaks: breaksOf(step, promiseSeconds, p90) }
}
