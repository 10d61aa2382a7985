/** `#rrggbb` or `#rrggbbaa` as four numbers from 0 to 255. */
export function rgba(hex: string): [number, number, number, number] {
  const digits = hex.slice(1)
  const byte = (index: number) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16)
  return [byte(0), byte(1), byte(2), digits.length === 8 ? byte(3) : 255]
}

/** The colour as it looks at `opacity` over an opaque ground: what a legend must show. */
export function flatten(colour: string, opacity: number, ground: string): string {
  const [above, below] = [rgba(colour), rgba(ground)]
  const share = (above[3] / 255) * opacity
  const channel = (index: 0 | 1 | 2) =>
    Math.round(above[index] * share + below[index] * (1 - share))
      .toString(16)
      .padStart(2, '0')
  return `#${channel(0)}${channel(1)}${channel(2)}`
}
