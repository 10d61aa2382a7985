import type { Language } from '../text/index.ts'

/** What stands where there is no figure. */
export const NOTHING = '—'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** 4,312 */
export const count = (value: number | null | undefined): string => (value == null ? NOTHING : grouped.format(value))

/** 4,312 人 · 4,312 people. Whole people, never rounded in a sum. */
export function people(value: number | null | undefined, language: Language): string {
  if (value == null) return NOTHING
  if (language === 'zh') return `${count(value)} 人`
  return `${count(value)} ${value === 1 ? 'person' : 'people'}`
}

/**
 * 82.4%. A share that is not whole never reads 100.0%, and one that is not nothing never reads 0.0%:
 * rounding must not invent either.
 */
export function percent(share: number | null | undefined): string {
  if (share == null || !Number.isFinite(share)) return NOTHING
  const tenths = Math.round(share * 1000)
  if (share < 1 && tenths >= 1000) return '99.9%'
  if (share > 0 && tenths <= 0) return '0.1%'
  return `${(tenths / 10).toFixed(1)}%`
}

/** 648 m up to 1,000 m, then 1.2 km. */
export function metres(value: number | null | undefined): string {
  if (value == null) return NOTHING
  return Math.round(value) <= 1000 ? `${count(Math.round(value))} m` : `${(value / 1000).toFixed(1)} km`
}

/** 12.4 km² or 3,200 m². */
export function area(squareMetres: number | null | undefined): string {
  if (squareMetres == null) return NOTHING
  return squareMetres >= 100_000 ? `${(squareMetres / 1e6).toFixed(2)} km²` : `${count(Math.round(squareMetres))} m²`
}
