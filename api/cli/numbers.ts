import { InvalidArgumentError } from 'commander'

/** Reads an option as a number within bounds, both included. */
export function numberBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() !== '' && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Expected a number from ${least} to ${most}, got ${text}.`)
  }
}

export const minutes = numberBetween(1, 60)
export const speed = numberBetween(0.3, 2.5)
