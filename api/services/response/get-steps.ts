import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ResponseStepsRow, responseSteps } from '@wangge/db/queries/response-steps'
import type { ResponseFilter, ResponseStepFigures, ResponseSteps } from '../../contract/index.ts'
import { PROMISED_STEPS } from '../../response/promises.ts'
import { stepFigures } from '../../response/step-figures.ts'
import { type Asking, ask } from './ask.ts'
import { askedFor } from './filter-of.ts'

/** Every step as a distribution, what is missing and reversed, who was on time, and what is left out. */
export async function getResponseSteps({
  input,
  ...asking
}: Asking & { input: ResponseFilter }): Promise<ResponseSteps> {
  const { filter, namesPatrol, now } = await askedFor(asking, input)
  const [row] = await ask<ResponseStepsRow>(asking, responseSteps(filter, namesPatrol, PROMISED_STEPS, now))
  const { cases = 0, falseReports = 0, duplicates = 0, selfFound = 0, openLate = [], steps: bytes = null } = row ?? {}
  const numbers = bytes
    ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new DataView(new ArrayBuffer(0))
  const steps: ResponseStepFigures[] = []
  for (const [at, step] of PROMISED_STEPS.entries()) {
    // A million cases take a hundredth of a second a step: others get their turn between two.
    await nextTurn()
    steps.push(stepFigures(numbers, { at, width: PROMISED_STEPS.length, openLate: openLate[at] ?? 0 }, step))
  }
  return { asOf: now, cases, leftOut: { falseReports, duplicates, selfFound }, steps }
}
