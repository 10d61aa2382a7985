import { spawn } from 'node:child_process'
import { endWithUs, signalGroup } from './children.ts'
import { productEnvironment, projectRoot, type StartOptions, wanggeBin } from './start.ts'

export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
  /** Wall time in seconds. */
  seconds: number
}

/** Runs `wangge <parameters>` to its end. `killWhen` gets the output so far and may ask for kill -9. */
export function wangge(
  parameters: string[],
  database: Pick<StartOptions, 'dataDir' | 'databaseUrl'>,
  options: { killWhen?: (output: string) => boolean; killAfterMs?: number } = {},
): Promise<CommandResult> {
  const since = performance.now()
  const child = spawn(wanggeBin, parameters, {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: productEnvironment(database),
  })
  endWithUs(child)
  const kill = () => signalGroup(child, 'SIGKILL')
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    if (options.killWhen?.(stdout + stderr)) kill()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    if (options.killWhen?.(stdout + stderr)) kill()
  })
  const timer = options.killAfterMs === undefined ? undefined : setTimeout(kill, options.killAfterMs)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, stdout, stderr, seconds: (performance.now() - since) / 1000 })
    })
  })
}
