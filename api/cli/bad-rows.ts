import type { BadRow } from '@wangge/seeds'

const SHOWN = 20

/** The first of the rows that could not be read, a line each. */
export function wordsOfBadRows(badRows: readonly BadRow[]): string {
  const shown = badRows
    .slice(0, SHOWN)
    .map(({ file, line, field, value, reason }) => `  ${file}:${line}: ${field} "${value}": ${reason}`)
  const rest = badRows.length > SHOWN ? [`  … and ${badRows.length - SHOWN} more`] : []
  return [`${badRows.length} rows cannot be read; nothing was done.`, ...shown, ...rest].join('\n')
}
