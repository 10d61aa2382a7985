import type { GridCellRow, ReadNote } from '../rows.ts'
import { cellWithoutBoundary } from './division.ts'

interface Found {
  line: number
  row: GridCellRow
}

/**
 * Prefectures that counties lie in and nobody has brought: files of counties seldom name them. Each is added by its code, which later
 * gives way to a name, and noted.
 */
export function addPrefectures(
  file: string,
  found: ReadonlyMap<string, Found>,
  known: ReadonlySet<string>,
  notes: ReadNote[],
): Map<string, Found> {
  const added = new Map<string, Found>()
  for (const { line, row } of found.values()) {
    const code = row.parentCode
    if (code === null || row.level !== 'county' || found.has(code) || known.has(code) || added.has(code)) continue
    added.set(code, { line, row: cellWithoutBoundary({ code, level: 'prefecture', parentCode: null }, code) })
    notes.push({
      file,
      code: 'parentAdded',
      reason: `Prefecture ${code} has no row of its own: it was added, named by its code.`,
    })
  }
  return added
}
