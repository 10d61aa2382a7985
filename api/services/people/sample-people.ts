import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WHOLE_SYSTEM } from '@wangge/db'
import { insertPerson, removeSamplePeople, samplePeople } from '@wangge/db/queries/people-change'
import { setPassword } from '@wangge/db/queries/people-password'
import { z } from 'zod'
import type { SamplePerson } from '../../auth/auth.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { hashNewPassword, makePassword } from './password.ts'
import { readPlace } from './present-session.ts'
import { grantableScope } from './within-reach.ts'

/** One of each role over the sample district's own codes, as they would sit there. */
const CAST = [
  { username: 'command', name: '陈晓晨', unit: '指挥中心值班员', role: 'command', scopeCode: '990101000000' },
  { username: 'planner', name: '周敏', unit: '规划科', role: 'planner', scopeCode: '990101000000' },
  { username: 'township', name: '王建国', unit: '综治办', role: 'township_officer', scopeCode: '990101001000' },
  { username: 'grid', name: '李秀英', unit: '社区网格', role: 'grid_worker', scopeCode: '990101001001' },
  { username: 'patrol', name: '赵强', unit: '巡消机动队', role: 'patrol_member', scopeCode: '990101001000' },
  { username: 'admin', name: '孙宁', unit: '信息中心', role: 'administrator', scopeCode: null },
] as const
type Member = (typeof CAST)[number]

/**
 * The log-ins of the sample district, with random passwords of this installation: kept in `<data>/sample-people.json` for its owner's
 * eyes, made anew where that file is gone. A user name that a real person has is left to him.
 */
export async function keepSamplePeople(ctx: Ctx, dataDirectory: string): Promise<SamplePerson[]> {
  const file = fileIn(dataDirectory)
  const known = readPasswords(file)
  const there = new Map(
    (await ctx.database.rows<{ id: string; username: string }>(WHOLE_SYSTEM, samplePeople())).map((row) => [
      row.username,
      row.id,
    ]),
  )
  const kept = await Promise.all(
    CAST.map(async (member) => {
      const password = known[member.username]
      if (password !== undefined && there.has(member.username)) return presented(ctx, member, password)
      return settle(ctx, member, password ?? makePassword(), there.get(member.username) ?? null)
    }),
  )
  const people = kept.filter((person) => person !== null)
  const passwords = Object.fromEntries(people.map(({ username, password }) => [username, password]))
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 })
  return people
}

/** Where the sample district is not loaded, nobody of an earlier one may come in. */
export async function dismissSamplePeople(ctx: Ctx, dataDirectory: string): Promise<void> {
  await ctx.database.rows(WHOLE_SYSTEM, removeSamplePeople())
  rmSync(fileIn(dataDirectory), { force: true })
}

/** Makes the person, or sets the password of one who is there; null where a real person has the name. */
async function settle(ctx: Ctx, member: Member, password: string, id: string | null): Promise<SamplePerson | null> {
  const hash = await hashNewPassword(password, member.username)
  const person = await presented(ctx, member, password)
  const now = ctx.clock()
  return ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const personId = id ?? newId()
    if (id === null && (await tx.run(insertPerson({ ...member, ...person, id: personId, isSample: true, now }))) === 0)
      return null
    await tx.run(setPassword({ id: newId(), personId, password: hash, now }))
    return person
  })
}

async function presented(
  ctx: Ctx,
  { username, name, role, scopeCode }: Member,
  password: string,
): Promise<SamplePerson> {
  const { scopeName } = await readPlace(ctx, scopeCode)
  return { username, password, name, role, scope: await grantableScope(ctx, scopeCode), scopeName }
}

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'sample-people.json')

function readPasswords(file: string): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // None yet, or nothing to be read: new ones are made.
    return {}
  }
}
