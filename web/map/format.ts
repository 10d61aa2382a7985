/** 640 m, 1.2 km: metres to 1,000, then kilometres with one decimal. */
export function metresText(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`
}

/** 5,400 m², 3.2 ha, 1.25 km². */
export function areaText(squareMetres: number): string {
  if (squareMetres < 10_000) return `${numberText(Math.round(squareMetres))} m²`
  if (squareMetres < 1_000_000) return `${(squareMetres / 10_000).toFixed(1)} ha`
  return `${(squareMetres / 1_000_000).toFixed(2)} km²`
}

/** 4,312 */
export function numberText(value: number): string {
  return value.toLocaleString('en-US')
}

/** 82.4%, and never 100.0% where somebody is left out, nor 0.0% where somebody is served. */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return '—'
  const percent = (part / whole) * 100
  if (part < whole && percent >= 99.95) return '99.9%'
  if (part > 0 && percent < 0.05) return '0.1%'
  return `${percent.toFixed(1)}%`
}

/** 5.3 */
export function minutesText(seconds: number): string {
  return (seconds / 60).toFixed(1)
}
