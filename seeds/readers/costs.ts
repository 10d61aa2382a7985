import { basename } from 'node:path'
import { type BadRow, SourceError } from '../rows.ts'
import { assertReadable } from './files.ts'
import { csvBatches } from './tables/csv.ts'
import { detectEncoding } from './tables/encoding.ts'

export interface CostTable {
  facilities: string[]
  demands: string[]
  /** By demand. */
  weights: Float64Array
  /** The pairs that the table has: those of demand d are starts[d] … starts[d + 1], facilities ascending. An empty cost (out of reach) is Infinity. */
  pairs: { starts: Int32Array; facility: Int32Array; cost: Float64Array }
  badRows: BadRow[]
}

const COLUMNS = ['facility', 'demand', 'cost', 'weight'] as const
type Column = (typeof COLUMNS)[number]

/**
 * Reads `facility,demand,cost,weight`, a row a pair, millions of them. A pair said twice, a weight that differs from the one said before
 * and a cost that is no number from 0 up are bad rows. Throws SourceError for a file that cannot be read or lacks a column.
 */
export async function readCosts(path: string): Promise<CostTable> {
  const file = basename(path)
  await assertReadable(path)
  const facilities = new Map<string, number>()
  const demands = new Map<string, number>()
  const weights: number[] = []
  const pairs = new Grown()
  const badRows: BadRow[] = []
  let places: Record<Column, number> | null = null
  for await (const batch of csvBatches(path, (await detectEncoding(path)).name)) {
    for (const { line, values } of batch) {
      if (places === null) {
        places = placesOf(file, values)
        continue
      }
      const bad = checked(values, places)
      const [facility, demand, cost, weight] = COLUMNS.map((column) => values[places?.[column] ?? -1]?.trim() ?? '')
      if (bad) {
        badRows.push({ file, line, value: values[places[bad.field]] ?? '', ...bad })
        continue
      }
      const at = numberOf(demands, demand ?? '')
      if (weights[at] === undefined) weights[at] = Number(weight)
      else if (weights[at] !== Number(weight)) {
        const reason = `Demand ${demand} weighed ${weights[at]} before: give it one weight.`
        badRows.push({ file, line, field: 'weight', value: weight ?? '', code: 'otherWeight', reason })
        continue
      }
      pairs.add(at, numberOf(facilities, facility ?? ''), cost === '' ? Number.POSITIVE_INFINITY : Number(cost), line)
    }
  }
  if (places === null) throw new SourceError('empty', `${file} is empty: expected ${COLUMNS.join(',')}`, { file })
  return {
    facilities: [...facilities.keys()],
    demands: [...demands.keys()],
    weights: Float64Array.from(weights),
    pairs: pairs.byDemand(demands.size, (cost, line) => {
      const reason = 'This pair was said before: keep one row of it.'
      badRows.push({ file, line, field: 'cost', value: String(cost), code: 'pairTwice', reason })
    }),
    badRows,
  }
}

function checked(
  values: readonly string[],
  places: Record<Column, number>,
): (Pick<BadRow, 'code' | 'reason'> & { field: Column }) | null {
  const read = (column: Column) => values[places[column]]?.trim() ?? ''
  for (const field of ['facility', 'demand'] as const)
    if (read(field) === '') return { field, code: 'missing', reason: `The ${field} is missing: name it.` }
  if (read('cost') !== '' && !(Number(read('cost')) >= 0))
    return {
      field: 'cost',
      code: 'notANumber',
      reason: 'This is no number from 0 up; leave it empty for out of reach.',
    }
  if (read('weight') === '' || !(Number(read('weight')) >= 0 && Number.isFinite(Number(read('weight')))))
    return { field: 'weight', code: 'notANumber', reason: 'This is no number from 0 up.' }
  return null
}

function placesOf(file: string, header: readonly string[]): Record<Column, number> {
  const names = header.map((name) => name.trim().toLowerCase())
  const places = COLUMNS.map((column) => {
    const place = names.indexOf(column)
    if (place !== -1) return [column, place] as const
    throw new SourceError('missingColumn', `${file}:1: there is no column ${column}; there are ${header.join(', ')}`, {
      file,
      field: column,
    })
  })
  return Object.fromEntries(places) as Record<Column, number>
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

const WIDTH = 4

/** Rows of four numbers, without an object each. */
class Grown {
  #values = new Float64Array(WIDTH * 1024)
  #length = 0

  add(...row: [demand: number, facility: number, cost: number, line: number]): void {
    if (this.#length + WIDTH > this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values.set(row, this.#length)
    this.#length += WIDTH
  }

  /** Rows sorted by demand and facility; of a pair said twice the later line is left out and told. */
  byDemand(demands: number, tellTwice: (cost: number, line: number) => void): CostTable['pairs'] {
    const rows = this.#length / WIDTH
    const [values, starts] = [this.#values, new Int32Array(demands + 1)]
    const value = (row: number, column: number) => values[row * WIDTH + column] ?? 0
    const order = Uint32Array.from({ length: rows }, (_, row) => row)
    // Tables are mostly written in some order: rows of one demand are gathered first, and sorted where they are not in order yet.
    const counts = new Int32Array(demands + 1)
    for (let row = 0; row < rows; row++) counts[value(row, 0) + 1] = (counts[value(row, 0) + 1] ?? 0) + 1
    for (let demand = 0; demand < demands; demand++)
      counts[demand + 1] = (counts[demand + 1] ?? 0) + (counts[demand] ?? 0)
    const next = counts.slice()
    for (let row = 0; row < rows; row++) {
      const demand = value(row, 0)
      order[next[demand] ?? 0] = row
      next[demand] = (next[demand] ?? 0) + 1
    }
    for (let demand = 0; demand < demands; demand++)
      order
        .subarray(counts[demand], counts[demand + 1])
        .sort((a, b) => value(a, 1) - value(b, 1) || value(a, 3) - value(b, 3))
    const facility = new Int32Array(rows)
    const cost = new Float64Array(rows)
    let kept = 0
    for (const [at, row] of order.entries()) {
      const before = order[at - 1]
      if (before !== undefined && value(before, 0) === value(row, 0) && value(before, 1) === value(row, 1)) {
        tellTwice(value(row, 2), value(row, 3))
        continue
      }
      facility[kept] = value(row, 1)
      cost[kept++] = value(row, 2)
      starts[value(row, 0) + 1] = kept
    }
    // A demand whose every row was bad has none.
    for (let demand = 0; demand < demands; demand++)
      starts[demand + 1] = Math.max(starts[demand + 1] ?? 0, starts[demand] ?? 0)
    return { starts, facility: facility.slice(0, kept), cost: cost.slice(0, kept) }
  }
}
