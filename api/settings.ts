import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { z } from 'zod'
import { createGuard } from './messages/guard.ts'

const switchWord = z.enum(['', '0', '1', 'true', 'false']).transform((word) => word === '1' || word === 'true')
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

const schema = z.object({
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(8787)),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  DATABASE_URL: z.preprocess(blankIsAbsent, z.string().optional()),
  WANGGE_DATA: z.preprocess(blankIsAbsent, z.string().default('.wangge')),
  WANGGE_DEMO: switchWord.optional(),
  TZ: z.preprocess(blankIsAbsent, z.string().default('Asia/Shanghai')),
  TLS_CERT: z.preprocess(blankIsAbsent, z.string().optional()),
  TLS_KEY: z.preprocess(blankIsAbsent, z.string().optional()),
  PUBLIC_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  PROXY_ADDRESS_HEADER: z.preprocess(blankIsAbsent, z.string().optional()),
  AUTH_SECRET: z.preprocess(blankIsAbsent, z.string().min(32, 'has at least 32 characters').optional()),
  OIDC_ISSUER: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  OIDC_CLIENT_ID: z.preprocess(blankIsAbsent, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(blankIsAbsent, z.string().optional()),
  OIDC_USERNAME_CLAIM: z.preprocess(blankIsAbsent, z.string().default('preferred_username')),
  MESSAGE_NETWORKS: z.preprocess(blankIsAbsent, z.string().optional()),
  LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
})

/** How this deployment runs; every value has a default, so that nothing need be set to start. */
export interface Settings {
  /** 0 = any free port. */
  port: number
  host: string
  /** PostGIS; absent = the embedded engine in `dataDirectory`. */
  databaseUrl: string | undefined
  /** Absolute. */
  dataDirectory: string
  /** true = load the sample district, false = never, absent = where an embedded database is empty. */
  demo: boolean | undefined
  /** IANA zone in which days begin and opening hours are read. */
  zone: string
  /** Certificate chain and private key in PEM; null = plain HTTP. */
  tls: { cert: string; key: string } | null
  /** Origin at which people reach a proxy in front, such as https://wangge.example; null = they reach us ourselves. */
  publicUrl: string | null
  /** Header in which that proxy writes the asker's address. */
  proxyHeader: string | null
  /** Signs cookies; absent = made once for this installation. */
  authSecret: string | undefined
  oidc: OidcSettings | null
  /** Addresses and blocks (10.20.0.0/16) within networks of one's own to which messages may be sent. */
  messageNetworks: readonly string[]
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** Claim that holds the user name here. */
  usernameClaim: string
}

/** Reads the settings from an environment; `root` is what a relative data directory starts from. Throws SettingsError. */
export function readSettings(environment: NodeJS.ProcessEnv, root: string): Settings {
  const parsed = schema.safeParse(environment)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    const value = name.endsWith('_SECRET') ? '…' : environment[name]
    throw new SettingsError(`${name}=${value}: ${issue?.message}`)
  }
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataDirectory: resolve(root, values.WANGGE_DATA),
    demo: environment['WANGGE_DEMO'] ? values.WANGGE_DEMO : undefined,
    zone: checkedZone(values.TZ),
    tls: readTls(values.TLS_CERT, values.TLS_KEY, root),
    publicUrl: values.PUBLIC_URL === undefined ? null : new URL(values.PUBLIC_URL).origin,
    proxyHeader: values.PROXY_ADDRESS_HEADER?.toLowerCase() ?? null,
    authSecret: values.AUTH_SECRET,
    oidc: readOidc(values),
    messageNetworks: readNetworks(values.MESSAGE_NETWORKS),
    logLevel: values.LOG_LEVEL,
  }
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** All three or none. */
function readOidc(values: z.output<typeof schema>): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
    return { issuer, clientId, clientSecret, usernameClaim: values.OIDC_USERNAME_CLAIM }
  const given = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === 3) return null
  throw new SettingsError(
    `${missing.join(' and ')}: not set; OpenID Connect wants all of ${Object.keys(given).join(', ')}`,
  )
}

function readNetworks(list: string | undefined): string[] {
  const networks = (list ?? '').split(',').flatMap((block) => block.trim() || [])
  try {
    createGuard(networks)
    return networks
  } catch (error) {
    throw new SettingsError(`MESSAGE_NETWORKS=${list}: ${(error as Error).message}`)
  }
}

/** Both or none: half of it would serve in the clear what was meant to be sealed. */
function readTls(cert: string | undefined, key: string | undefined, root: string): Settings['tls'] {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined) {
    const [given, missing] = cert === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY']
    throw new SettingsError(`${given} is set and ${missing} is not: set both for HTTPS, or neither for HTTP`)
  }
  const tls = { cert: readPem('TLS_CERT', cert, root), key: readPem('TLS_KEY', key, root) }
  try {
    createSecureContext(tls)
  } catch (error) {
    throw new SettingsError(
      `TLS_CERT=${cert} and TLS_KEY=${key} do not make a pair in PEM: ${(error as Error).message}`,
    )
  }
  return tls
}

function readPem(name: string, path: string, root: string): string {
  try {
    return readFileSync(resolve(root, path), 'utf8')
  } catch (error) {
    throw new SettingsError(`${name}=${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

function checkedZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    throw new SettingsError(`TZ=${zone}: not a time zone; use a name such as Asia/Shanghai`)
  }
}
