import { z } from '@hono/zod-openapi'
import { ROLES } from '@wangge/db/vocabulary'
import { instant, level, pageQuery } from './common.ts'

export const role = z.enum(ROLES)
/** Area of a person; null = everything. */
const scope = z.object({ level, code: z.string() }).nullable()
const personId = z.string()
/** Lower-cased before it is looked at. */
const username = z.string().trim().min(2).max(64)
/** At least 10 characters, not the user name; longer ones than 128 would only cost time. */
const password = z.string().min(10).max(128)

/** Who is signed in. */
export const session = z
  .object({
    personId,
    personName: z.string(),
    username: z.string(),
    unit: z.string(),
    role,
    scope,
    /** Name of the cell the scope names; null = everything, or a cell that is not there (yet). */
    scopeName: z.string().nullable(),
    /** The sample district is loaded: 演示数据. */
    isDemo: z.boolean(),
    expiresAt: instant,
  })
  .openapi('Session')
export type Role = z.infer<typeof role>
export type Session = z.infer<typeof session>

/** `POST /api/v1/session`. Problems: signInFailed 401; personLocked 423 {until}; tooManyAttempts 429 {retryAfterSeconds}. */
export const signInRequest = z
  .object({ username: z.string().max(64), password: z.string().max(128) })
  .openapi('SignInRequest')
export type SignInRequest = z.infer<typeof signInRequest>

/** `GET /api/v1/sign-in`, for everybody: which ways in there are. */
export const signInOptions = z
  .object({
    isDemo: z.boolean(),
    /** Whether the asker's browser carries a session that holds. */
    isSignedIn: z.boolean(),
    /** And whose it is, so that a phone far away asks once; null = nobody's. */
    session: session.nullable(),
    /** Address that begins a sign-in over OpenID Connect; null = not set up. */
    oidcUrl: z.string().nullable(),
    /** Log-ins of the sample district, to be offered by one click; empty where the server is reached from other machines. */
    samplePeople: z.array(
      z.object({
        username: z.string(),
        password: z.string(),
        name: z.string(),
        role,
        scope,
        scopeName: z.string().nullable(),
      }),
    ),
  })
  .openapi('SignInOptions')
export type SignInOptions = z.infer<typeof signInOptions>

/** One browser or phone that is signed in. */
export const sessionRecord = z
  .object({
    id: z.string(),
    createdAt: instant,
    expiresAt: instant,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    /** The one that asks. */
    isCurrent: z.boolean(),
  })
  .openapi('SessionRecord')
export type SessionRecord = z.infer<typeof sessionRecord>
export const sessionList = z.object({ items: z.array(sessionRecord) })

/** A person as an administrator sees one. */
export const person = z
  .object({
    id: personId,
    username: z.string(),
    name: z.string(),
    unit: z.string(),
    role,
    scope,
    scopeName: z.string().nullable(),
    disabledAt: instant.nullable(),
    lockedUntil: instant.nullable(),
    lastSignedInAt: instant.nullable(),
    createdAt: instant,
    /** Sessions that have not ended. */
    sessions: z.number().int(),
  })
  .openapi('Person')
export type Person = z.infer<typeof person>

/** Of a scope only the code is given, null = everything; the level follows from the cell's row. */
export const personInput = z
  .object({
    username,
    name: z.string().trim().min(1).max(60),
    unit: z.string().trim().max(60).default(''),
    role,
    scopeCode: z.string().max(32).nullable(),
    /** Absent = one is made, and answered once. */
    password: password.optional(),
  })
  .openapi('PersonInput')
export type PersonInput = z.input<typeof personInput>

export const personCreated = z.object({ person, password: z.string().nullable() }).openapi('PersonCreated')
export type PersonCreated = z.infer<typeof personCreated>

/** What changes; what is absent stays. A changed role, scope or password, and disabling, end the person's sessions. */
export const personChange = z
  .object({
    name: z.string().trim().min(1).max(60).optional(),
    unit: z.string().trim().max(60).optional(),
    role: role.optional(),
    scopeCode: z.string().max(32).nullable().optional(),
    isDisabled: z.boolean().optional(),
    /** Lifts a lock after wrong passwords. */
    unlock: z.literal(true).optional(),
    password: password.optional(),
  })
  .openapi('PersonChange')
export type PersonChange = z.infer<typeof personChange>

/** Those who may be named as owner or backup: their area covers the code, or lies in it. */
export const colleague = z
  .object({ id: personId, name: z.string(), unit: z.string(), role, scope })
  .openapi('Colleague')
export type Colleague = z.infer<typeof colleague>
export const colleagueList = z.object({ items: z.array(colleague) })
export const colleagueQuery = z.object({ code: z.string().min(1).max(32), role: role.optional() })

export const peopleQuery = pageQuery.extend({
  /** Part of a name, user name or unit. */
  q: z.string().trim().max(64).optional(),
  role: role.optional(),
})

/** `POST /api/v1/session/password`: the person's own. Ends the other sessions. */
export const passwordChange = z
  .object({ currentPassword: z.string().max(128), newPassword: password })
  .openapi('PasswordChange')
export type PasswordChange = z.infer<typeof passwordChange>
