import type { CoordinateSystem, ImportKind } from '@wangge/db/vocabulary'
import type {
  BadRow,
  ForceUnitRow,
  GridCellRow,
  HazardRow,
  ReadNote,
  ResidenceRow,
  ServicePointRow,
  TeamRow,
} from '@wangge/seeds'
import { ServiceError } from '../../errors.ts'

/** A person corrects the first ones and sees whether the rest are of the same kind. */
export const BAD_ROWS_SHOWN = 20

export type AnyRow = GridCellRow | ResidenceRow | ServicePointRow | ForceUnitRow | TeamRow | HazardRow

/** Where the rows of an import come from. */
export interface RowSource {
  kind: Exclude<ImportKind, 'streets'>
  /** For people: names without directories. */
  fileNames: string[]
  /** SHA-256 of the files, hex. */
  checksum: string
  crs: CoordinateSystem
  rows: AsyncIterable<{ line: number; row: AnyRow }> | Iterable<{ line: number; row: AnyRow }>
  /** To be asked once the rows are exhausted, like `encoding`. */
  badRows(): readonly BadRow[]
  encoding(): string | null
  notes(): readonly ReadNote[]
}

/** What an import did, or would do. */
export interface ImportReport {
  id: string
  kind: ImportKind
  published: boolean
  encoding: string | null
  rowCount: number
  badRowCount: number
  /** The first twenty. */
  badRows: BadRow[]
  /** What was taken for granted or left aside. */
  notes: readonly ReadNote[]
  /** Published rows that lie in no cell. */
  outsideCells: number
}

/** Rows are bad and were not to be skipped; the database is as before. */
export class ImportRefusedError extends ServiceError {
  readonly badRows: readonly BadRow[]

  constructor(kind: ImportKind, fileNames: readonly string[], badRows: readonly BadRow[], goodRows: number) {
    const [first] = badRows
    super(
      'importRefused',
      `${fileNames.join(', ')}: ${badRows.length} bad rows${first ? `, the first: ${first.reason}` : ''}`,
      {
        kind,
        files: [...fileNames],
        badRows: badRows.length,
        goodRows,
      },
    )
    this.badRows = badRows
  }
}
