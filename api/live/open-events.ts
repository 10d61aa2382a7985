import { scopeRange } from '@wangge/db'
import type { LiveKind } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'
import type { Ctx } from '../house.ts'
import { prefixWithin } from '../services/cells/find-cell.ts'

export interface OpenEventsInput {
  kinds: readonly LiveKind[] | null
  /** Code of a cell within one's scope; absent = the whole scope. */
  area: string | undefined
  lastNumber: number | null
  mayHear(): Promise<boolean>
  cut?: (() => void) | undefined
}

/** A stream of what happens in one's area. Throws `notFound` for an area that one does not see (and logs who asked), `tooManyRequests`. */
export async function openEvents({
  ctx,
  input,
}: {
  ctx: Ctx
  input: OpenEventsInput
}): Promise<ReadableStream<Uint8Array>> {
  const { who, kiosks } = ctx
  const { kinds, area, ...rest } = input
  const audience = { kinds, area: await rangeOf(ctx, area) }
  let close = () => {}
  const onEnd = kiosks.onRevoked(who, () => close())
  try {
    const stream = ctx.live.open({ ...rest, who, audience, onEnd })
    close = () => stream.close()
    return stream.body
  } catch (error) {
    onEnd()
    throw error
  }
}

async function rangeOf(ctx: Ctx, area: string | undefined): Promise<{ from: string; to: string } | null> {
  if (area === undefined) return ctx.who.scope && scopeRange(ctx.who.scope)
  try {
    const prefix = await prefixWithin(ctx, area)
    return { from: prefix, to: `${prefix}~` }
  } catch (error) {
    const { personId } = ctx.who
    if (error instanceof ServiceError) ctx.log.warn({ personId, area }, 'events of an area out of sight were asked for')
    throw error
  }
}
