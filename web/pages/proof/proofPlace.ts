/** Where one column has room: what it shows. */
export const SHOWN = ['shifts', 'map', 'items'] as const
type Shown = (typeof SHOWN)[number]

/** What the address of the page says beside the view. */
export interface ProofPlace {
  /** YYYY-MM-DD, by which shifts begin. */
  day: string
  /** Division code; '' = the whole scope. */
  area: string
  /** Id of the chosen shift. */
  shift: string | null
  by: 'shift' | 'cell'
  show: Shown
}

/** Anything that cannot be understood falls back alone. */
export function parseProofPlace(search: string, today: string): ProofPlace {
  const params = new URLSearchParams(search)
  return {
    day: /^\d{4}-\d{2}-\d{2}$/.exec(params.get('day') ?? '')?.[0] ?? today,
    area: /^[0-9A-Za-z]{4,20}$/.exec(params.get('area') ?? '')?.[0] ?? '',
    shift: /^[0-9a-f-]{36}$/.exec(params.get('shift') ?? '')?.[0] ?? null,
    by: params.get('by') === 'cell' ? 'cell' : 'shift',
    show: SHOWN.find((shown) => shown === params.get('show')) ?? 'shifts',
  }
}

/** A part of the place as parameters of an address; null takes one away. */
export function proofParams(part: Partial<ProofPlace>): Record<string, string | null> {
  const isDefault = (key: string, value: unknown) =>
    value === '' || value === null || (key === 'by' && value === 'shift') || (key === 'show' && value === 'shifts')
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, isDefault(key, value) ? null : String(value)]),
  )
}
