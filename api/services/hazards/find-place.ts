import { scopeRange, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { type PlaceRow, placeAt } from '@wangge/db/queries/place'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'

export type Place = PlaceRow & { code: string }

/** The cell that holds a position; throws `outsideDistrict`, and `outsideScope` where the person may not report there. */
export async function findPlace(ctx: Ctx, position: readonly [number, number]): Promise<Place> {
  const [lon, lat] = position
  const today = dayIn(ctx.zone, ctx.clock())
  const [row] = await ctx.database.rows<PlaceRow>(WHOLE_SYSTEM, placeAt({ lon, lat }, today))
  if (!row) throw new Error('placeAt yields a row for every place')
  return placeWithin(row, ctx.who, { lon, lat })
}

/** Whose place it is stays unsaid. */
function placeWithin(row: PlaceRow, who: Who, position: { lon: number; lat: number }): Place {
  const { code } = row
  if (code === null)
    throw new ServiceError('outsideDistrict', `${position.lon}, ${position.lat} lies in no cell`, { ...position })
  if (!isWithin(code, who))
    throw new ServiceError('outsideScope', `${position.lon}, ${position.lat} lies outside the area`, { ...position })
  return { ...row, code }
}

/** Whether a cell's code lies in a person's area; codes are ASCII, so this is the byte order of the database. */
export function isWithin(code: string | null, { scope }: Who): boolean {
  const { from, to } = scopeRange(scope)
  return (code ?? '0') >= from && (code ?? '0') < to
}
