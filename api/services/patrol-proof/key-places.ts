import { changeKeyPlace, insertKeyPlaces, type KeyPlaceRow, keyPlace, keyPlaces } from '@wangge/db/queries/key-places'
import type { z } from 'zod'
import type { KeyPlace, keyPlaceChange, keyPlaceInput, keyPlacesQuery } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { findPlace } from '../hazards/find-place.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { areaPrefix, requireKind } from '../roster/in-sight.ts'

/** Key places of an area, those in use first. Throws `notFound` for an area out of sight. */
export async function listKeyPlaces({
  ctx,
  input: { area },
}: {
  ctx: Ctx
  input: z.output<typeof keyPlacesQuery>
}): Promise<{ items: KeyPlace[] }> {
  return ctx.database.transaction(ctx.who, async (tx) => {
    const rows = await tx.rows<KeyPlaceRow>(keyPlaces(await areaPrefix(tx, area)))
    return { items: rows.map(present) }
  })
}

/** Adds a place that shifts must visit. Throws `forbidden`, `outsideDistrict`, `outsideScope`, `unknownShiftKind`, `keyPlaceTaken`. */
export async function addKeyPlace({
  ctx,
  input,
}: {
  ctx: Ctx
  input: z.output<typeof keyPlaceInput>
}): Promise<KeyPlace> {
  requireRole(ctx.who, RUNNERS)
  const { position, ...fields } = input
  const { code: cellCode } = await findPlace(ctx, position)
  const id = newId()
  const at = ctx.clock().toISOString()
  return ctx.database.transaction(ctx.who, async (tx) => {
    if (fields.shiftKind !== null) await requireKind(tx, fields.shiftKind)
    const place = { id, ...fields, lon: position[0], lat: position[1], cellCode }
    const added = await tx.run(insertKeyPlaces([place], { by: ctx.who.personName, at, since: at }))
    if (added === 0) throw new ServiceError('keyPlaceTaken', `There is a place ${fields.code}`, { code: fields.code })
    await audit({ ctx, tx }, { action: 'keyPlaceAdded', subjectType: 'keyPlace', subjectId: id, details: { ...input } })
    return present(await tx.one<KeyPlaceRow>(keyPlace(id)))
  })
}

/** Changes a place, or gives it up: shifts that begin later need not visit it. Throws `forbidden`, `notFound`, `unknownShiftKind`. */
export async function changePlace({
  ctx,
  input: { id, change },
}: {
  ctx: Ctx
  input: { id: string; change: z.output<typeof keyPlaceChange> }
}): Promise<KeyPlace> {
  requireRole(ctx.who, RUNNERS)
  return ctx.database.transaction(ctx.who, async (tx) => {
    if (change.shiftKind !== null) await requireKind(tx, change.shiftKind)
    const stamp = { by: ctx.who.personName, at: ctx.clock().toISOString() }
    if ((await tx.run(changeKeyPlace(id, change, stamp))) === 0) throw notFound('key place', id)
    await audit(
      { ctx, tx },
      { action: 'keyPlaceChanged', subjectType: 'keyPlace', subjectId: id, details: { ...change } },
    )
    return present(await tx.one<KeyPlaceRow>(keyPlace(id)))
  })
}

function present({ lon, lat, ...row }: KeyPlaceRow): KeyPlace {
  return { ...row, position: [lon, lat] }
}
