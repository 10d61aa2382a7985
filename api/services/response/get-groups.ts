import {
  type ResponseAreaNameRow,
  type ResponseTeamNameRow,
  type ResponseWordRow,
  responseAreaNames,
  responseTeamNames,
  responseWords,
} from '@wangge/db/queries/response-names'
import type { ResponseStep } from '@wangge/db/vocabulary'
import type { ResponseAreas, ResponseFilter, ResponseGroups } from '../../contract/index.ts'
import type { FactBlock } from '../../response/fact-block.ts'
import { type GroupFigures, groupFigures } from '../../response/group-figures.ts'
import { promised } from '../../response/promises.ts'
import { type Asking, ask } from './ask.ts'
import { chosenFacts } from './chosen-facts.ts'

type Input = ResponseFilter & { step: ResponseStep }

/** Areas of a level, slowest first; those with too few cases to be compared after them; those without any last. */
export async function getResponseAreas({
  input,
  ...asking
}: Asking & { input: Input & { level: 'county' | 'township' | 'community' | 'cell' } }): Promise<ResponseAreas> {
  const { counted, prefix, now, nowMs } = await chosenFacts(asking, input)
  const names = await ask<ResponseAreaNameRow>(asking, responseAreaNames(input.level, prefix))
  const areas = new Map(names.map(({ code, name }) => [code, name]))
  const codes = [...areas.keys()]
  const numberOf = new Map(codes.map((code, at) => [code, at]))
  const areaOf = new Map(
    names.flatMap(({ code, place }) => (place === null ? [] : [[place, numberOf.get(code) ?? -1] as const])),
  )
  const keyed = counted.map(({ block, rows }) => ({ block, rows, keyOf: areaKey(block, input.level, areaOf) }))
  const figures = await groupFigures(keyed, promised(input.step), nowMs, asking.signal)
  const rows = codes.map((key, at) => ({ key, name: areas.get(key) ?? '', ...(figures.get(at) ?? NONE) }))
  return { asOf: now, areas: ranked(rows) }
}

function areaKey(block: FactBlock, level: 'county' | 'township' | 'community' | 'cell', areaOf: Map<number, number>) {
  if (level === 'county' || level === 'township') {
    const area = areaOf.get(block.township) ?? -1
    return () => area
  }
  const column = level === 'community' ? block.community : block.place
  return (row: number) => areaOf.get(column[row] as number) ?? -1
}

/** By source, kind or team, slowest first; what patrols found themselves stands apart under `selfFound`. */
export async function getResponseGroups({
  input,
  ...asking
}: Asking & { input: Input & { by: 'source' | 'kind' | 'team' } }): Promise<ResponseGroups> {
  const { chosen, now, nowMs } = await chosenFacts(asking, input)
  const keyed = chosen.flatMap(({ block, rows, selfFound }) => {
    const column = input.by === 'team' ? block.team : block[input.by]
    return [
      { block, rows, keyOf: (row: number) => column[row] as number },
      { block, rows: selfFound, keyOf: () => SELF_FOUND },
    ]
  })
  const figures = await groupFigures(keyed, promised(input.step), nowMs, asking.signal)
  const names = input.by === 'team' ? await teamNames(asking, [...figures.keys()]) : await wordNames(asking, input.by)
  const groups = [...figures].flatMap(([key, of]) => {
    if (key === SELF_FOUND) return [{ key: 'selfFound', name: '', ...of }]
    const found = names.get(key)
    return found ? [{ ...found, ...of }] : []
  })
  return { asOf: now, groups: ranked(groups) }
}

/** No word and no team has this number. */
const SELF_FOUND = 2 ** 31 - 1
const NONE: GroupFigures = {
  ...{ n: 0, p50: null, p90: null, p95: null, onTime: 0, late: 0, openLate: 0, missing: 0, reversed: 0 },
}

type Names = ReadonlyMap<number, { key: string; name: string }>

async function teamNames(asking: Asking, numbers: readonly number[]): Promise<Names> {
  const ids = asking.ctx.facts.teams.ids
  const wanted = numbers.flatMap((number) => (ids[number] === undefined ? [] : [ids[number]]))
  const rows = await ask<ResponseTeamNameRow>(asking, responseTeamNames(wanted))
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(
    numbers.map((number) => [number, { key: ids[number] ?? '', name: names.get(ids[number] ?? '') ?? '' }]),
  )
}

async function wordNames(asking: Asking, by: 'source' | 'kind'): Promise<Names> {
  const rows = await ask<ResponseWordRow>(asking, responseWords())
  return new Map(rows.map(({ id, word, name }) => [id, { key: word, name: (by === 'kind' ? name : null) ?? word }]))
}

/** Fewer are not compared: their percentiles are chance. */
const COMPARED_CASES = 30

function ranked(rows: ({ key: string; name: string } & GroupFigures)[]): ResponseAreas['areas'] {
  const rankOf = ({ n }: GroupFigures) => (n >= COMPARED_CASES ? 0 : n > 0 ? 1 : 2)
  return rows
    .map((row) => ({ ...row, onTimeRate: onTimeRate(row) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || (b.p90 ?? 0) - (a.p90 ?? 0) || (a.key < b.key ? -1 : 1))
}

/** On time ÷ (on time + late + open and late): leaving the open ones out would show a false 100 %; null without cases. */
function onTimeRate({ onTime, late, openLate }: GroupFigures): number | null {
  const limited = onTime + late + openLate
  return limited === 0 ? null : onTime / limited
}
