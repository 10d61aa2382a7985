import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { packageRoot } from '../places.ts'
import type { ChildOrder } from './child-main.ts'

export interface Child {
  pid: number
  /** Lines of standard output, as they come. */
  lines: string[]
  /** Waits until so many lines came, or the process ended. */
  until(count: number): Promise<void>
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>
  ended: Promise<number | null>
}

/** Starts child-main.ts in a process of its own, which a test may kill. */
export async function startChild(order: ChildOrder): Promise<Child> {
  const child = spawn(process.execPath, [await bundled(), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  let heard = () => {}
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    heard()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  return {
    pid: child.pid ?? 0,
    lines,
    until: (count) =>
      Promise.race([
        ended.then(() => {}),
        new Promise<void>((resolve) => {
          heard = () => lines.length >= count && resolve()
          heard()
        }),
      ]),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}

/** A directory that the test removes itself. */
export const temporaryDirectory = (): string => mkdtempSync(join(tmpdir(), 'wangge-test-'))

let bundle: Promise<string> | undefined

function bundled(): Promise<string> {
  bundle ??= (async () => {
    const outfile = join(packageRoot(), '../node_modules/.cache/wangge/child-main.mjs')
    mkdirSync(join(outfile, '..'), { recursive: true })
    await build({
      entryPoints: [join(packageRoot(), 'testing/child-main.ts')],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
    })
    return outfile
  })()
  return bundle
}
