import {
  insertKioskLink,
  type KioskLinkRow,
  kioskLinkById,
  kioskLinks,
  revokeKioskLink,
} from '@wangge/db/queries/kiosk-links'
import type { z } from 'zod'
import { hashOfToken, newKioskToken } from '../../auth/kiosk.ts'
import type { KioskLink, KioskLinkCreated, kioskLinkInput } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { grantableScope, requireAdministrator } from '../people/within-reach.ts'

/** Links of the administrator's own area, those in force first, the latest first. Throws `forbidden`. */
export async function listKioskLinks({ ctx }: { ctx: Ctx }): Promise<KioskLink[]> {
  requireAdministrator(ctx.who)
  return (await ctx.database.rows<KioskLinkRow>(ctx.who, kioskLinks())).map(present)
}

/** A link that shows the wall of an area without a sign-in. Its token is told this once. Throws `forbidden`, `unknownScope`. */
export async function addKioskLink({
  ctx,
  input: { name, scopeCode, views },
}: {
  ctx: Ctx
  input: z.output<typeof kioskLinkInput>
}): Promise<KioskLinkCreated> {
  requireAdministrator(ctx.who)
  const scope = await grantableScope(ctx, scopeCode)
  const [id, token] = [newId(), newKioskToken()]
  const { personId: createdBy, personName: createdByName } = ctx.who
  const now = ctx.clock().toISOString()
  const hash = hashOfToken(token)
  const row = await ctx.database.transaction(ctx.who, async (tx) => {
    await tx.run(insertKioskLink({ id, name, hash, scope, views, createdBy, createdByName, now }))
    const details = { name, scopeCode, views }
    await audit({ ctx, tx }, { action: 'kioskLinkAdded', subjectType: 'kioskLink', subjectId: id, details })
    return tx.one<KioskLinkRow>(kioskLinkById(id))
  })
  return { link: present(row), token }
}

/** Ends a link for good, at once: what is open is cut off. Throws `forbidden`, `notFound`. */
export async function revokeLink({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  requireAdministrator(ctx.who)
  await ctx.database.transaction(ctx.who, async (tx) => {
    const touched = await tx.run(revokeKioskLink(id, ctx.who.personName, ctx.clock().toISOString()))
    if (touched === 0) throw notFound('kioskLink', id)
    await audit({ ctx, tx }, { action: 'kioskLinkRevoked', subjectType: 'kioskLink', subjectId: id })
  })
  ctx.kiosks.revoked(id)
}

function present({ scopeLevel, scopeCode, ...row }: KioskLinkRow): KioskLink {
  return { ...row, scope: scopeLevel && { level: scopeLevel, code: scopeCode } }
}
