import { type CellNameRow, cellNames } from '@wangge/db/queries/cell-names'
import { type ResidenceNameRow, residenceNames, type SiteRunRow } from '@wangge/db/queries/site-runs'
import type { SiteRun } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { seesVulnerable } from '../plan/roles.ts'
import { maskedTotals } from '../scenarios/masked-figures.ts'
import type { SiteAnswer, SiteRequest } from './site-job.ts'

/** A search as the asker may see it, cells and sites by name. */
export async function presentSiteRun(ctx: Ctx, row: SiteRunRow): Promise<SiteRun> {
  const { id, state, progress, networkId, networkVersion, problem, createdByName, createdAt, finishedAt } = row
  // Written by a search of this service, and its request checked before.
  const request = row.request as unknown as SiteRequest
  const answer = row.answer as unknown as SiteAnswer | null
  const isHidden = request.settings.weight === 'vulnerable' && !seesVulnerable(ctx.who)
  return {
    ...{ id, state, progress, request, problem, createdByName, createdAt, finishedAt },
    network: { id: networkId, version: networkVersion },
    answer: answer === null || isHidden ? null : await named(ctx, request, answer),
  }
}

async function named(ctx: Ctx, request: SiteRequest, answer: SiteAnswer): Promise<SiteAnswer> {
  const codes = answer.cells.map(({ code }) => code)
  const cells = await ctx.database.rows<CellNameRow>(ctx.who, cellNames(codes))
  const nameOf = new Map(cells.map(({ code, name }) => [code, name]))
  const isOfHomes = request.candidates.from === 'residences'
  const ids = isOfHomes ? answer.sites.map(({ id }) => id) : []
  const homes = ids.length === 0 ? [] : await ctx.database.rows<ResidenceNameRow>(ctx.who, residenceNames(ids))
  const homeOf = new Map(homes.map(({ id, name, address }) => [id, name === '' ? address : name]))
  return {
    ...answer,
    sites: answer.sites.map((site) => ({ ...site, name: homeOf.get(site.id) ?? site.name })),
    before: maskedTotals(ctx.who, answer.before),
    after: maskedTotals(ctx.who, answer.after),
    cells: answer.cells.map((cell) => ({ ...cell, name: nameOf.get(cell.code) ?? cell.code })),
  }
}
