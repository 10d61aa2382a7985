import type { ResponseStep } from '@wangge/db/vocabulary'
import type { ResponseFilter, ResponseHours, ResponseTrend } from '../../contract/index.ts'
import { slotOf } from '../../response/fact-block.ts'
import { type GroupFigures, groupFigures } from '../../response/group-figures.ts'
import { promised } from '../../response/promises.ts'
import type { Asking } from './ask.ts'
import { chosenFacts } from './chosen-facts.ts'

type Given = Asking & { input: ResponseFilter & { step: ResponseStep } }

/** One step by day of the report; days on which nothing was measured are left out. */
export async function getResponseTrend({ input, ...asking }: Given): Promise<ResponseTrend> {
  const { counted, now, nowMs } = await chosenFacts(asking, input)
  const keyed = counted.map(({ block, rows }) => ({ block, rows, keyOf: (row: number) => block.day[row] as number }))
  const figures = await groupFigures(keyed, promised(input.step), nowMs, asking.signal)
  const days = measured(figures).map(([day, of]) => ({
    day: new Date(day * DAY_MS).toISOString().slice(0, 10),
    ...of,
  }))
  return { asOf: now, days }
}

/** One step by weekday and hour of the report. */
export async function getResponseHours({ input, ...asking }: Given): Promise<ResponseHours> {
  const { counted, now, nowMs } = await chosenFacts(asking, input)
  const keyed = counted.map(({ block, rows }) => ({
    ...{ block, rows, keyOf: (row: number) => slotOf(block.traits[row] as number) },
  }))
  const figures = await groupFigures(keyed, promised(input.step), nowMs, asking.signal)
  const hours = measured(figures).map(([slot, of]) => ({ weekday: Math.trunc(slot / 24), hour: slot % 24, ...of }))
  return { asOf: now, hours }
}

const DAY_MS = 86_400_000

/** Groups with something measured, in the order of their numbers. */
function measured(figures: ReadonlyMap<number, GroupFigures>) {
  return [...figures]
    .filter(([, { n }]) => n > 0)
    .sort(([a], [b]) => a - b)
    .map(([key, { n, p50, p90, p95 }]) => [key, { n, p50, p90, p95 }] as const)
}
