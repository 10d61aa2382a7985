import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SitingProblem } from '../index.ts'

const bin = fileURLToPath(new URL('../../bin/wangge.mjs', import.meta.url))

interface Printed {
  sites: string[]
  objective: number
  covered: number
  total: number
  bound: number
  proven: boolean
}

/** Runs `wangge site … --json` without a database; `answer` null where it was refused. */
export function site(...parameters: string[]): { answer: Printed | null; status: number | null; stderr: string } {
  const env = { PATH: process.env['PATH'] }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'site', ...parameters, '--json'], {
    ...{ env, encoding: 'utf8', maxBuffer: 2 ** 24 },
  })
  return { answer: status === 0 ? (JSON.parse(stdout) as Printed) : null, status, stderr }
}

/** Writes facility, demand, cost, weight. */
export function costsFile(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'costs-')), 'costs.csv')
  writeFileSync(path, `facility,demand,cost,weight\n${rows.map((row) => `${row.join(',')}\n`).join('')}`)
  return path
}

/** Every pair of a problem, those out of reach with an empty cost. */
export function tableOf({ facilities, demands, weights, pairs }: SitingProblem): (string | number)[][] {
  return demands.flatMap((demand, row) => {
    const costs = new Map<number, number>()
    for (let at = pairs.starts[row] ?? 0; at < (pairs.starts[row + 1] ?? 0); at++)
      costs.set(pairs.facility[at] ?? -1, pairs.cost[at] ?? 0)
    return facilities.map((facility, at) => [facility, demand, costs.get(at) ?? '', weights[row] ?? 0])
  })
}
