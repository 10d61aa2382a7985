import type { ClockStep } from '@wangge/api/contract'

/** A step as it is drawn; consecutive rest days of one name stand together. */
export interface DerivationPart {
  code: ClockStep['code']
  at: string
  days: string[]
  number: number | null
  name: string
}

export function derivationParts(steps: readonly ClockStep[]): DerivationPart[] {
  const parts: DerivationPart[] = []
  for (const { code, at, day, number, name = '' } of steps) {
    const last = parts.at(-1)
    if (last && code === 'rest' && last.code === 'rest' && last.name === name && day !== undefined) {
      last.days.push(day)
      continue
    }
    parts.push({ code, at, days: day === undefined ? [] : [day], number: number ?? null, name })
  }
  return parts
}
