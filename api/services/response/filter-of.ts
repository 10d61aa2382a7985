import { scopePrefix } from '@wangge/db'
import { type ResponseFilter, type ResponseNumbersRow, responseNumbers } from '@wangge/db/queries/response-filter'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import type { ResponseFilter as FilterInput } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { prefixWithin } from '../cells/find-cell.ts'
import { type Asking, ask } from './ask.ts'

export interface Asked {
  filter: ResponseFilter
  /** What patrols found themselves counts only where their source is named. */
  namesPatrol: boolean
  /** Code prefix of the area asked for, else of the asker's scope; '' = everything. */
  prefix: string
  /** ISO instant at which open cases are late or not. */
  now: string
}

/** A request's filter in the numbers of the facts. Throws `notFound` for an area or a data set that the asker does not see. */
export async function askedFor(asking: Asking, input: FilterInput): Promise<Asked> {
  const { ctx } = asking
  if (input.from > input.to)
    throw new ServiceError('invalidInput', `${input.from} is after ${input.to}`, { field: 'from', value: input.from })
  const prefix = await prefixOf(ctx, input.area)
  const { kinds = [], sources = [] } = input
  // Row-level security finds the places of a county or more as fast as a list of them would be compared.
  const isNarrow = input.area !== undefined || prefix.length >= LEVEL_CODE_LENGTH.township
  const [row] = await ask<ResponseNumbersRow>(
    asking,
    responseNumbers({ dataset: input.dataset, prefix: isNarrow ? prefix : '', kinds, sources }),
  )
  if (!row || row.dataset === null) throw notFound('dataset', input.dataset)
  const filter: ResponseFilter = {
    dataset: row.dataset,
    township: row.township,
    places: row.places,
    kinds: kinds.length > 0 ? row.kinds : null,
    sources: sources.length > 0 ? row.sources : null,
    from: input.from,
    to: input.to,
    isMajor: input.grade === undefined ? null : input.grade === 'major',
    teamId: input.teamId ?? null,
    weekday: input.weekday ?? null,
    hour: input.hour ?? null,
  }
  return { filter, namesPatrol: sources.includes('patrol'), prefix, now: ctx.clock().toISOString() }
}

async function prefixOf(ctx: Ctx, area: string | undefined): Promise<string> {
  if (area !== undefined) return prefixWithin(ctx, area)
  return ctx.who.scope ? scopePrefix(ctx.who.scope) : ''
}
