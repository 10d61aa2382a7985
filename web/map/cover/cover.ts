import type { ExpressionSpecification } from 'maplibre-gl'

/** How a cell that has teams stands; one without any is not listed. `partly`: only cells within it have teams. */
export interface CoverCell {
  state: 'one' | 'double' | 'partly'
  /** What stands under the cell's name: the team, or the word for double cover and the teams. */
  label: string
  /** The chosen shift has it. */
  isMine: boolean
}

/** Which team has which cell on one day and shift: drawn over the map, which then gives clicks and lassos back as cells. */
export interface MapCover {
  cells: ReadonlyMap<string, CoverCell>
  /** Prefix of the codes that it speaks of, '' = all: other cells stand plain, and cannot be given. */
  within: string
  /** Day and shift. */
  title: string
  /** What a click does now. */
  hint: string
  words: { none: string; one: string; double: string; mine: string; legend: string }
  /** Clicks are for cells: what stands on them lets them through. */
  isAssigning: boolean
  onCell(code: string, name: string): void
  /** What can be done with the cells of a lasso. */
  lasso: { found(cells: number): string; actions: readonly CoverAction[] }
}

export interface CoverAction {
  label: string
  isDisabled: boolean
  run(codes: string[]): void
}

type Value = string | boolean

/**
 * A value for each cell: its own, else that of the nearest cell it lies in, else `otherwise`. The lengths of codes per level are
 * fixed, so the style itself looks up, and cells need not be listed one by one.
 */
export function valueOfCell(
  cells: ReadonlyMap<string, CoverCell>,
  read: (cell: CoverCell) => Value,
  otherwise: Value,
): ExpressionSpecification {
  const whole = [...cells].filter(([, { state }]) => state !== 'partly')
  const code: ExpressionSpecification = ['to-string', ['get', 'code']]
  const part = (length: number): ExpressionSpecification => [
    'concat',
    ['slice', code, 0, length],
    '0'.repeat(12 - length),
  ]
  const found = matched(
    code,
    [...cells],
    matched(part(12), whole, matched(part(9), whole, matched(part(6), whole, matched(part(4), whole, otherwise)))),
  )
  // A bare word compared in a filter would be read as the name of a property.
  return Array.isArray(found) ? found : ['literal', found]

  function matched(
    input: ExpressionSpecification,
    listed: readonly (readonly [string, CoverCell])[],
    fallback: ExpressionSpecification | Value,
  ): ExpressionSpecification | Value {
    const byValue = new Map<Value, string[]>()
    for (const [one, cell] of listed) {
      const value = read(cell)
      byValue.set(value, [...(byValue.get(value) ?? []), one])
    }
    if (byValue.size === 0) return fallback
    const branches = [...byValue].flatMap(([value, codes]) => [codes, value])
    return ['match', input, ...branches, fallback] as unknown as ExpressionSpecification
  }
}

/** A cell's own code and those of the cells it lies in, the nearest first: a code's levels have fixed lengths. */
export function codesAround(code: string): string[] {
  const padded = [12, 9, 6, 4].map((length) => code.slice(0, length).padEnd(12, '0'))
  return [...new Set([code, ...padded])]
}
