import { text } from 'node:stream/consumers'
import { WHOLE_SYSTEM } from '@wangge/db'
import { personIdOf } from '@wangge/db/queries/people-one'
import { ROLES, type Role } from '@wangge/db/vocabulary'
import { type Command, Option } from 'commander'
import { normalUsername } from '../auth/username.ts'
import type { Person } from '../contract/index.ts'
import { notFound } from '../errors.ts'
import type { Ctx } from '../house.ts'
import { addPerson } from '../services/people/add-person.ts'
import { changePerson } from '../services/people/change-person.ts'
import { listPeople } from '../services/people/list-people.ts'
import { inDeployment } from './deployment.ts'
import { UsageError } from './failures.ts'

interface AddOptions {
  name: string
  role: Role
  scope: string
  unit: string
  passwordStdin?: boolean
  json?: boolean
}

export function addUser(program: Command): void {
  const user = program.command('user').description('People who sign in')
  user
    .command('add <username>')
    .description('Make a person; without --password-stdin a password is made and printed once')
    .requiredOption('--name <name>', 'as others see it')
    .addOption(new Option('--role <role>', 'what the person does').choices([...ROLES]).makeOptionMandatory())
    .requiredOption('--scope <code>', 'code of the grid cell that is the person’s area, or all')
    .option('--unit <unit>', 'where the person works, such as 综治办', '')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print the person, and the password that was made, as JSON')
    .action(add)
  user.command('list').description('Everybody who can sign in').option('--json', 'print them as JSON').action(list)
  user
    .command('disable <username>')
    .description('Let a person in no more; sessions under way are refused at once')
    .action(disable)
}

async function add(username: string, { name, role, scope, unit, passwordStdin, json }: AddOptions): Promise<void> {
  const password = passwordStdin ? await passwordFromInput() : undefined
  const made = await inDeployment((ctx) => {
    const input = { username, name, role, unit, scopeCode: scope === 'all' ? null : scope, password }
    return addPerson({ ctx, input })
  })
  process.stdout.write(json ? `${JSON.stringify(made)}\n` : wordsOf(made.person, made.password))
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const people = await inDeployment(everybody)
  process.stdout.write(json ? `${JSON.stringify(people)}\n` : people.map(lineOf).join(''))
}

async function disable(name: string): Promise<void> {
  const username = normalUsername(name)
  const person = await inDeployment(async (ctx) => {
    const [row] = await ctx.database.rows<{ id: string }>(WHOLE_SYSTEM, personIdOf(username))
    if (!row) throw notFound('person', username)
    return changePerson({ ctx, input: { id: row.id, change: { isDisabled: true } } })
  })
  process.stdout.write(lineOf(person))
}

async function everybody(ctx: Ctx): Promise<Person[]> {
  const people: Person[] = []
  let cursor: string | undefined
  do {
    const page = await listPeople({ ctx, input: { cursor, limit: 200, count: false } })
    people.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return people
}

async function passwordFromInput(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (password === '') throw new UsageError('--password-stdin: standard input held no password')
  return password
}

function wordsOf(person: Person, password: string | null): string {
  return lineOf(person) + (password === null ? '' : `Password, shown this once: ${password}\n`)
}

function lineOf({ username, name, role, scope, scopeName, disabledAt }: Person): string {
  const area = scope === null ? 'all' : `${scope.code} ${scopeName ?? ''}`.trim()
  return `${username}\t${name}\t${role}\t${area}${disabledAt === null ? '' : '\tdisabled'}\n`
}
