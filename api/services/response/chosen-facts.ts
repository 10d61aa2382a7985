import type { ResponseFilter as FilterInput } from '../../contract/index.ts'
import { breathing } from '../../response/breathing.ts'
import { type ChosenRows, chosenRows, type FactFilter } from '../../response/chosen-rows.ts'
import type { RowsOfBlock } from '../../response/group-figures.ts'
import type { Asking } from './ask.ts'
import { askedFor } from './filter-of.ts'
import { readFactBlocks } from './read-facts.ts'

export interface ChosenFacts {
  /** Every case of the filter, block by block. */
  chosen: ChosenRows[]
  /** What the figures count: without what patrols found themselves, unless their source is asked for. */
  counted: RowsOfBlock[]
  /** Code prefix of the area asked for, else of the asker's scope; '' = everything. */
  prefix: string
  /** ISO instant at which open cases are late or not, and the same in milliseconds. */
  now: string
  nowMs: number
}

/** The cases that a request asks for, as far as the asker sees them. Throws `notFound` for an area or a data set that he does not see. */
export async function chosenFacts(asking: Asking, input: FilterInput): Promise<ChosenFacts> {
  const { filter, namesPatrol, prefix, now } = await askedFor(asking, input)
  const blocks = await readFactBlocks(asking, filter)
  const wanted: FactFilter = {
    fromDay: dayNumber(filter.from),
    toDay: dayNumber(filter.to),
    places: filter.places && new Set(filter.places),
    kinds: filter.kinds && new Set(filter.kinds),
    sources: filter.sources && new Set(filter.sources),
    isMajor: filter.isMajor,
    team: filter.teamId === null ? null : asking.ctx.facts.teams.find(filter.teamId),
    weekday: filter.weekday,
    hour: filter.hour,
  }
  const chosen: ChosenRows[] = []
  const breathe = breathing(asking.signal)
  for (const block of blocks) {
    chosen.push(chosenRows(block, wanted))
    await breathe()
  }
  const selfFound = namesPatrol ? chosen.map(({ block, selfFound: rows }) => ({ block, rows })) : []
  return { chosen, counted: [...chosen, ...selfFound], prefix, now, nowMs: Date.parse(now) }
}

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of YYYY-MM-DD. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
