import { type ResponseGroupRow, responseAreas, responseGroups } from '@wangge/db/queries/response-groups'
import type { ResponseStep } from '@wangge/db/vocabulary'
import type { ResponseAreas, ResponseFilter, ResponseGroups } from '../../contract/index.ts'
import { promised } from '../../response/promises.ts'
import { type Asking, ask } from './ask.ts'
import { askedFor } from './filter-of.ts'

type Input = ResponseFilter & { step: ResponseStep }

/** Areas of a level, slowest first; those with too few cases to be compared after them; those without any last. */
export async function getResponseAreas({
  input,
  ...asking
}: Asking & { input: Input & { level: 'county' | 'township' | 'community' | 'cell' } }): Promise<ResponseAreas> {
  const { filter, namesPatrol, prefix, now } = await askedFor(asking, input)
  const { level, step } = input
  const query = responseAreas(filter, namesPatrol, promised(step), { level, prefix, now })
  return { asOf: now, areas: ranked(await ask<ResponseGroupRow>(asking, query)) }
}

/** By source, kind or team, slowest first; what patrols found themselves stands apart under `selfFound`. */
export async function getResponseGroups({
  input,
  ...asking
}: Asking & { input: Input & { by: 'source' | 'kind' | 'team' } }): Promise<ResponseGroups> {
  const { filter, now } = await askedFor(asking, input)
  const query = responseGroups(filter, input.by, promised(input.step), now)
  return { asOf: now, groups: ranked(await ask<ResponseGroupRow>(asking, query)) }
}

/** Fewer are not compared: their percentiles are chance. */
const COMPARED_CASES = 30

function ranked(rows: ResponseGroupRow[]): ResponseAreas['areas'] {
  const rankOf = ({ n }: ResponseGroupRow) => (n >= COMPARED_CASES ? 0 : n > 0 ? 1 : 2)
  return rows
    .map((row) => ({ ...row, onTimeRate: onTimeRate(row) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || (b.p90 ?? 0) - (a.p90 ?? 0) || (a.key < b.key ? -1 : 1))
}

/** On time ÷ (on time + late + open and late): leaving the open ones out would show a false 100 %; null without cases. */
function onTimeRate({ onTime, late, openLate }: ResponseGroupRow): number | null {
  const limited = onTime + late + openLate
  return limited === 0 ? null : onTime / limited
}
