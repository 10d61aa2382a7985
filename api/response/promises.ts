import type { PromisedStep } from '@wangge/db/queries/response-step'
import { RESPONSE_STEPS, type ResponseStep } from '@wangge/db/vocabulary'

/**
 * Within how many seconds a step is promised where a case has no clock of its own. Chaoyang (seed 001): answered within ten minutes;
 * first attack within ten minutes, so a team that is sent is there within ten; from the report both, one after the other. Of the other
 * steps nothing is promised but by the cases' own clocks.
 */
const PROMISES: Record<ResponseStep, number | null> = {
  feedback: 600,
  dispatch: null,
  arrive: 600,
  verify: null,
  rectify: null,
  close: null,
  reportToArrive: 1200,
  reportToClose: null,
}

export const promised = (step: ResponseStep): PromisedStep => ({ step, promiseSeconds: PROMISES[step] })
export const PROMISED_STEPS: readonly PromisedStep[] = RESPONSE_STEPS.map(promised)
