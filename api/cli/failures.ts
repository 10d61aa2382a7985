import { DatabaseFaultError } from '@wangge/db'
import { SourceError } from '@wangge/seeds'
import { ServiceError } from '../errors.ts'
import { ImportRefusedError } from '../services/imports/import-report.ts'
import { SettingsError } from '../settings.ts'

/** What was given cannot be used; nothing was changed. */
export const EXIT_BAD_INPUT = 2
const EXIT_FAILED = 1

/** One clear error on standard error, and the exit code: 2 for what the caller can put right, 1 for what is our fault. */
export function failWith(error: unknown): void {
  process.exitCode = isBadInput(error) ? EXIT_BAD_INPUT : EXIT_FAILED
  for (const line of linesOf(error)) process.stderr.write(`${line}\n`)
}

/** Something about the command itself is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

function isBadInput(error: unknown): boolean {
  if (error instanceof ServiceError) return error.status < 500
  return (
    error instanceof SourceError ||
    error instanceof SettingsError ||
    error instanceof UsageError ||
    error instanceof DatabaseFaultError
  )
}

function linesOf(error: unknown): string[] {
  if (error instanceof ImportRefusedError) return refusal(error)
  if (error instanceof DatabaseFaultError && error.code === 'directory-in-use') {
    return [
      `error: ${error.message}`,
      'Stop the running Wangge first; or set WANGGE_DATA to another directory, or DATABASE_URL to a PostGIS that both may use.',
    ]
  }
  if (isBadInput(error) && error instanceof Error) return [`error: ${error.message}`]
  return [`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
}

function refusal({ badRows, params, message }: ImportRefusedError): string[] {
  if (badRows.length === 0) return [`error: ${message}`]
  const [first] = badRows
  const shown = badRows.slice(0, 20)
  const where = ({ file, line, field, value, reason }: (typeof badRows)[number]) =>
    `${file}:${line}: ${field} "${value}": ${reason}`
  if (badRows.length === 1 && first) return [`error: nothing was imported. ${where(first)}`]
  return [
    `error: nothing was imported: ${badRows.length} bad rows beside ${params['goodRows']} good ones. Correct them, or import the good ones with --skip-bad.`,
    ...shown.map((row) => `  ${where(row)}`),
    ...(badRows.length > shown.length ? [`  … and ${badRows.length - shown.length} more`] : []),
  ]
}
