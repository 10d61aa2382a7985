import { cpus, totalmem } from 'node:os'

export interface Figure {
  what: string
  measured: number
  target: number
  unit: string
}

/** Prints the machine that the figures below were measured on. */
export function printMachine(): void {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  console.log(`${processors.length} × ${processors[0]?.model.trim()}, ${memory} GiB, Node ${process.versions.node}`)
}

/** One line a figure, with its target and whether it is met. A miss is a figure too: nothing is thrown. */
export function printFigure({ what, measured, target, unit }: Figure): void {
  const verdict = measured <= target ? 'ok  ' : 'MISS'
  console.log(`${verdict} ${what}: ${round(measured)} ${unit} (at most ${target} ${unit})`)
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
