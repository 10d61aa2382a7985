import { scopeRange, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { type PlaceRow, placeAt } from '@wangge/db/queries/place'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'

type Place = PlaceRow & { code: string }

/** The cell that holds a position; throws `outsideDistrict`, and `outsideScope` where the person may not report there. */
export async function findPlace(ctx: Ctx, position: readonly [number, number]): Promise<Place> {
  const [lon, lat] = position
  const today = dayIn(ctx.zone, ctx.clock())
  const [row] = await ctx.database.rows<PlaceRow>({ ...WHOLE_SYSTEM, keepsPlans: true }, placeAt({ lon, lat }, today))
  if (!row) throw new Error('placeAt yields a row for every place')
  return placeWithin(row, ctx.who, position)
}

/** Throws outsideDistrict, outsideScope; whose place it is stays unsaid. */
export function placeWithin<Row extends PlaceRow>(row: Row, who: Who, [lon, lat]: readonly [number, number]) {
  const { code } = row
  if (code === null) throw new ServiceError('outsideDistrict', `${lon}, ${lat} lies in no cell`, { lon, lat })
  if (!isWithin(code, who)) throw new ServiceError('outsideScope', `${lon}, ${lat} lies outside the area`, { lon, lat })
  return { ...row, code }
}

/** Whether a cell's code lies in a person's area; codes are ASCII, so this is the byte order of the database. */
export function isWithin(code: string | null, { scope }: Who): boolean {
  const { from, to } = scopeRange(scope)
  return (code ?? '0') >= from && (code ?? '0') < to
}
