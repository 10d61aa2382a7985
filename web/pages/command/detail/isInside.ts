import { LEVEL_CODE_LENGTH, type Level } from '@wangge/db/vocabulary'

/** Whether a code lies in a cell or in one inside it: by the level's fixed code length, never by trimming zeros. */
export function isInside(code: string | null, { code: cell, level }: { code: string; level: Level }): boolean {
  if (code === null) return false
  return level === 'cell' ? code === cell : code.startsWith(cell.slice(0, LEVEL_CODE_LENGTH[level]))
}
