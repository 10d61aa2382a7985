import type { BrowserContext } from '@playwright/test'
import type { PersonCreated, SignInOptions } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { wangge } from './command.ts'
import type { Place } from './engines.ts'

export interface Credentials {
  username: string
  password: string
}

const opened = new Map<string, Promise<string>>()

/** Cookie header of a session as one of the sample district's people, opened once for each product and role. */
export function signInAs(url: string, role: Role = 'administrator'): Promise<string> {
  const key = `${url} ${role}`
  const known = opened.get(key)
  if (known) return known
  const cookie = samplePerson(url, role).then((person) => signIn(url, person))
  opened.set(key, cookie)
  return cookie
}

/** Opens a session; what a browser would send back as its Cookie header. */
export async function signIn(url: string, { username, password }: Credentials): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
  return cookies.join('; ')
}

/** Makes an administrator of everything in a database whose product is not running. */
export async function addAdministrator(place: Place): Promise<Credentials> {
  const who = ['--name', '管理员', '--role', 'administrator', '--scope', 'all', '--json']
  const { code, stdout, stderr } = await wangge(['user', 'add', 'root', ...who], place)
  if (code !== 0) throw new Error(`wangge user add ended with ${code}: ${stderr}`)
  const { person, password } = JSON.parse(stdout) as PersonCreated
  return { username: person.username, password: password ?? '' }
}

/** What a signed-in program reads. */
export async function read<Answer>(url: string, path: string, cookie: string): Promise<Answer> {
  const response = await fetch(`${url}${path}`, { headers: { cookie } })
  if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}

/** Gives a browser the session of a Cookie header. */
export function giveSession(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const at = cookie.indexOf('=')
  return context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url, httpOnly: true }])
}

async function samplePerson(url: string, role: Role): Promise<Credentials> {
  const { samplePeople } = (await (await fetch(`${url}/api/v1/sign-in`)).json()) as SignInOptions
  const person = samplePeople.find((one) => one.role === role)
  if (!person) throw new Error(`the sample district has no ${role}`)
  return person
}
