import type { Context as Who } from '@wangge/db'
import type { SignInOptions } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { createAttemptBook, FAILURES_UNTIL_LOCK } from './attempts.ts'
import { sessionCookieName } from './cookie.ts'
import {
  ADDRESS_HEADER,
  attemptUnderWay,
  createLibrary,
  LIBRARY_PATH,
  type LibraryOptions,
  OIDC_PROVIDER,
  SIGN_IN_FAILED,
} from './library.ts'
import { createSessionCheck, type SignedIn } from './session-check.ts'
import { normalUsername } from './username.ts'

export interface Auth {
  /** Who holds the request's session; null without one. Throws personDisabled. */
  signedIn(request: Request): Promise<SignedIn | null>
  /** The context under which the request is served. Throws signInNeeded, personDisabled. */
  contextOf(request: Request): Promise<Who>
  /** Opens a session. Throws signInFailed, personDisabled, personLocked, tooManyAttempts. */
  signIn(input: {
    username: string
    password: string
    address: string
    userAgent: string
    url: string
  }): Promise<Opened>
  /** Who holds a token; null when its session has ended. */
  byToken(token: string): Promise<SignedIn | null>
  /** Set-Cookie that makes the browser forget. */
  forgetting: string
  /** Sends the browser to the OpenID provider. Throws notFound where none is set up. */
  beginOidc(input: { address: string; url: string }): Promise<Response>
  /** The library's own answer at the return from the OpenID provider. */
  finishOidc(request: Request, address: string): Promise<Response>
  hasOidc: boolean
  /** Header in which the proxy in front writes the asker's address; null = no proxy. */
  proxyHeader: string | null
  /** Log-ins that the sign-in page may offer: of the sample district, to this machine only. */
  samplePeople: SamplePerson[]
}

export type SamplePerson = SignInOptions['samplePeople'][number]

export interface AuthOptions extends LibraryOptions {
  proxyHeader: string | null
}

export interface Opened {
  token: string
  cookies: string[]
}

/** Sign-in over the database: the library opens sessions, our own check reads them at each request. */
export async function createAuth(options: AuthOptions): Promise<Auth> {
  const { database, clock, secret, isSecure } = options
  const book = createAttemptBook(database, clock)
  const library = await createLibrary(options, book)
  const cookieName = sessionCookieName(isSecure)
  const check = createSessionCheck({ database, clock, secret, cookieName })

  const signIn: Auth['signIn'] = async ({ username, password, address, userAgent, url }) => {
    const attempt = { count: 0 }
    const request = libraryRequest(url, '/sign-in/username', address, { username, password }, userAgent)
    const response = await attemptUnderWay.run(attempt, () => library.handle(request))
    const body = (await response.json()) as { token?: string; code?: string }
    if (response.ok && body.token !== undefined) return { token: body.token, cookies: response.headers.getSetCookie() }
    if (response.status === 429) {
      const retryAfterSeconds = Number(response.headers.get('x-retry-after') ?? 60)
      throw new ServiceError('tooManyAttempts', `Too many attempts from ${address}`, { retryAfterSeconds })
    }
    if (body.code === 'PERSON_DISABLED') throw disabled(username)
    if (response.status >= 500) throw new Error(`Sign-in failed: ${response.status} ${JSON.stringify(body)}`)
    const lock = await book.lock(normalUsername(username))
    if (lock && attempt.count === FAILURES_UNTIL_LOCK) await book.writeLock(lock)
    if (lock) throw new ServiceError('personLocked', `Locked until ${lock.lockedUntil}`, { until: lock.lockedUntil })
    throw new ServiceError('signInFailed', 'No such user name with this password')
  }

  return {
    ...check,
    signIn,
    forgetting: `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
    hasOidc: options.oidc !== null,
    proxyHeader: options.proxyHeader,
    samplePeople: [],
    beginOidc: async ({ address, url }) => {
      if (options.oidc === null)
        throw new ServiceError('notFound', 'No OpenID provider is set up', { what: 'oidc', id: '' })
      const input = { provider: OIDC_PROVIDER, callbackURL: '/', errorCallbackURL: SIGN_IN_FAILED }
      const response = await library.handle(libraryRequest(url, '/sign-in/social', address, input))
      if (!response.ok)
        throw new Error(`The OpenID provider cannot be asked: ${response.status} ${await response.text()}`)
      const { url: provider } = (await response.json()) as { url: string }
      const headers = new Headers({ location: provider })
      for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
      return new Response(null, { status: 302, headers })
    },
    finishOidc: (request, address) => {
      const headers = new Headers(request.headers)
      headers.set(ADDRESS_HEADER, address)
      return library.handle(new Request(request.url, { headers }))
    },
  }
}

function libraryRequest(url: string, path: string, address: string, body: object, userAgent = ''): Request {
  const headers = { 'content-type': 'application/json', [ADDRESS_HEADER]: address, 'user-agent': userAgent }
  return new Request(new URL(LIBRARY_PATH + path, url), { method: 'POST', headers, body: JSON.stringify(body) })
}

function disabled(username: string): ServiceError {
  return new ServiceError('personDisabled', `${username} is disabled`)
}
