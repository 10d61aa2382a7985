import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from '@wangge/db'
import type { Log } from '../house.ts'
import { newId } from '../services/ids.ts'
import type { OidcSettings } from '../settings.ts'
import { databaseAdapter } from './adapter.ts'
import { type AttemptBook, SESSION_SECONDS } from './attempts.ts'
import { followedMeanwhile } from './followed.ts'
import { isUsername, normalUsername } from './username.ts'

export interface LibraryOptions {
  database: Database
  clock: () => Date
  secret: string
  isSecure: boolean
  /** Address people reach the product at; null = as each request says. */
  publicUrl: string | null
  oidc: OidcSettings | null
  /** From one address, right or wrong; default: enough for an office behind one address at eight in the morning. */
  attemptsAMinute?: number
  log: Log
}

/** Where the library's own addresses lie; of them only the return from the OpenID provider is reached from outside. */
export const LIBRARY_PATH = '/api/auth'
/** Header in which we hand the library the asker's address; never taken from outside. */
export const ADDRESS_HEADER = 'x-wangge-address'
/** Where a browser is sent whom the OpenID provider, or we, turned away. */
export const SIGN_IN_FAILED = '/?signIn=failed'
export const OIDC_PROVIDER = 'oidc'

/** What one attempt to sign in learnt on its way through the library. */
export const attemptUnderWay = new AsyncLocalStorage<{ count: number }>()

/**
 * better-auth over our tables: user name and password (scrypt), sessions in the database without a cache in the cookie (revoked ones
 * would still get in), attempts counted by address in the database, sign-up off, OpenID Connect for those who have a person here. It is
 * loaded when it is wanted: 0.3 s that no other command shall wait for.
 */
export async function createLibrary(
  { database, clock, secret, isSecure, publicUrl, oidc, attemptsAMinute = 60, log }: LibraryOptions,
  book: AttemptBook,
) {
  const [{ betterAuth }, { APIError, createAuthMiddleware }, { username }, contexts] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/api'),
    import('better-auth/plugins/username'),
    import('@better-auth/core/context'),
  ])
  const library = betterAuth({
    appName: 'Wangge',
    basePath: LIBRARY_PATH,
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    secret,
    database: await databaseAdapter(database),
    user: { modelName: 'person' },
    session: {
      fields: { userId: 'personId' },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      fields: { userId: 'personId' },
      accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER] },
    },
    emailAndPassword: { enabled: false, disableSignUp: true },
    plugins: [
      username({
        displayUsername: false,
        usernameNormalization: normalUsername,
        validationOrder: { username: 'post-normalization' },
        usernameValidator: isUsername,
        minUsernameLength: 1,
        maxUsernameLength: 64,
      }),
      ...(oidc ? [await openIdConnect(oidc)] : []),
    ],
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      customRules: { '/sign-in/username': { window: 60, max: attemptsAMinute } },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/username') return
        const attempt = await book.begin(normalUsername(String(ctx.body?.username ?? '')))
        if (attempt === 'locked') throw new APIError('LOCKED', { code: 'PERSON_LOCKED', message: 'Locked' })
        const underWay = attemptUnderWay.getStore()
        if (underWay) underWay.count = attempt
      }),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            if (await book.isDisabled(session.userId))
              throw new APIError('UNAUTHORIZED', { code: 'PERSON_DISABLED', message: 'Disabled' })
            const now = clock()
            const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000)
            return { data: { ...session, createdAt: now, updatedAt: now, expiresAt } }
          },
          after: (session) => book.succeed(session.userId),
        },
      },
    },
    advanced: {
      cookiePrefix: 'wangge',
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    onAPIError: { errorURL: SIGN_IN_FAILED },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ from: 'better-auth' }, message),
    },
  })
  following ??= followedMeanwhile([
    attemptUnderWay,
    await contexts.getCurrentAuthContextAsyncLocalStorage(),
    await contexts.getCurrentDBAdapterAsyncLocalStorage(),
    await contexts.getRequestStateAsyncLocalStorage(),
  ])
  const followed = following
  return { handle: (request: Request): Promise<Response> => followed(() => library.handler(request)) }
}

/** Of the process, as the library's storages are. */
let following: ReturnType<typeof followedMeanwhile> | null = null

/** The provider says who someone is; who may come in, and as what, is said here: an unknown name is turned away. */
async function openIdConnect({ issuer, clientId, clientSecret, usernameClaim }: OidcSettings) {
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth')
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile'],
        pkce: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
        requireIdTokenVerification: true,
        mapProfileToUser: (profile) => {
          const name = normalUsername(String(profile[usernameClaim] ?? ''))
          return { email: `${name}@people.invalid`, emailVerified: true, name }
        },
      },
    ],
  })
}
