import type { TextKey } from '../../text/index.ts'

interface LedgerColumn {
  name: TextKey
  /** CSS pixels. */
  width: number
  /** Shown until a person chooses otherwise. */
  isUsual: boolean
}

/** Columns behind the serial, which always stands first. */
export const LEDGER_COLUMNS = {
  kind: { name: 'ledger.kind', width: 176, isUsual: true },
  state: { name: 'hazard.state', width: 88, isUsual: true },
  due: { name: 'hazard.due', width: 172, isUsual: true },
  address: { name: 'hazard.address', width: 260, isUsual: true },
  cell: { name: 'hazard.cell', width: 128, isUsual: true },
  township: { name: 'hazard.township', width: 128, isUsual: true },
  source: { name: 'hazard.source', width: 96, isUsual: true },
  reference: { name: 'ledger.reference', width: 132, isUsual: false },
  owner: { name: 'ledger.owner', width: 104, isUsual: true },
  reported: { name: 'hazard.reported', width: 152, isUsual: true },
  closedOut: { name: 'hazard.closedOut', width: 152, isUsual: false },
  verdict: { name: 'ledger.verdict', width: 88, isUsual: false },
  rectification: { name: 'ledger.rectification', width: 104, isUsual: false },
  description: { name: 'hazard.description', width: 280, isUsual: false },
} as const satisfies Record<string, LedgerColumn>

export type LedgerColumnKey = keyof typeof LEDGER_COLUMNS
const KEYS = Object.keys(LEDGER_COLUMNS) as LedgerColumnKey[]

/** The columns a stored choice names, in the table's own order; the usual ones where nothing was chosen. */
export function chosenColumns(stored: string | null): LedgerColumnKey[] {
  if (stored === null) return KEYS.filter((key) => LEDGER_COLUMNS[key].isUsual)
  const wanted = new Set(stored.split(','))
  return KEYS.filter((key) => wanted.has(key))
}

export const LEDGER_COLUMN_KEYS: readonly LedgerColumnKey[] = KEYS
