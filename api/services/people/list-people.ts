import { WHOLE_SYSTEM } from '@wangge/db'
import { countPeople, listPeople as peopleQuery } from '@wangge/db/queries/people-list'
import { type PersonRow, personById } from '@wangge/db/queries/people-one'
import { z } from 'zod'
import type { Person, Role } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import type { PageInput } from '../page-input.ts'
import { scopeOf } from './present-session.ts'
import { isWithin, prefixOfScope, requireAdministrator } from './within-reach.ts'

interface ListPeopleInput extends PageInput {
  q?: string | undefined
  role?: Role | undefined
}

/** People whose area lies in the administrator's own, by user name. */
export async function listPeople({ ctx, input }: { ctx: Ctx; input: ListPeopleInput }): Promise<Page<Person>> {
  requireAdministrator(ctx.who)
  const after = decodeCursor(input.cursor, z.string())
  const filter = { prefix: prefixOfScope(ctx.who.scope), text: input.q || null, role: input.role ?? null }
  return ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const page = { after, limit: input.limit + 1, now: ctx.clock() }
    const rows = await tx.rows<PersonRow>(peopleQuery(filter, page))
    const total = input.count ? (await tx.one<{ total: number }>(countPeople(filter))).total : null
    return pageOf(rows, input.limit, { item: presentPerson, place: ({ username }) => username, total })
  })
}

/** One person; throws notFound for one whose area does not lie in the asker's own. */
export async function getPerson({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<Person> {
  requireAdministrator(ctx.who)
  return readPerson(ctx, id)
}

export async function readPerson(ctx: Ctx, id: string): Promise<Person> {
  const [row] = await ctx.database.rows<PersonRow>(WHOLE_SYSTEM, personById(id, ctx.clock()))
  if (!row || !isWithin(scopeOf(row), ctx.who.scope)) throw notFound('person', id)
  return presentPerson(row)
}

function presentPerson({ scopeLevel, scopeCode, ...row }: PersonRow): Person {
  return { ...row, scope: scopeOf({ scopeLevel, scopeCode }) }
}
