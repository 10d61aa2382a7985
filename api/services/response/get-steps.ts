import type { ResponseFilter, ResponseStepFigures, ResponseSteps } from '../../contract/index.ts'
import { breathing } from '../../response/breathing.ts'
import { standingOf } from '../../response/fact-block.ts'
import type { RowsOfBlock } from '../../response/group-figures.ts'
import { PROMISED_STEPS } from '../../response/promises.ts'
import { roomFor, stepFigures } from '../../response/step-figures.ts'
import type { Asking } from './ask.ts'
import { chosenFacts } from './chosen-facts.ts'

/** Every step as a distribution, what is missing and reversed, who was on time, and what is left out. */
export async function getResponseSteps({
  input,
  ...asking
}: Asking & { input: ResponseFilter }): Promise<ResponseSteps> {
  const { chosen, counted, now, nowMs } = await chosenFacts(asking, input)
  const breathe = breathing(asking.signal)
  const steps: ResponseStepFigures[] = []
  const room = roomFor(counted)
  for (const step of PROMISED_STEPS) {
    steps.push(stepFigures(counted, step, nowMs, room))
    await breathe()
  }
  const leftOut = {
    falseReports: standing(counted, FALSE_REPORT),
    duplicates: standing(counted, DUPLICATE),
    selfFound: chosen.reduce((sum, { selfFound }) => sum + selfFound.length, 0),
  }
  return { asOf: now, cases: counted.reduce((sum, { rows }) => sum + rows.length, 0), leftOut, steps }
}

const [FALSE_REPORT, DUPLICATE] = [1, 2]

function standing(counted: readonly RowsOfBlock[], wanted: number): number {
  let count = 0
  for (const { block, rows } of counted)
    for (const row of rows) if (standingOf(block.traits[row] as number) === wanted) count++
  return count
}
