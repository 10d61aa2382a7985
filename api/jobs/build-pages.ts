import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface PagesBuild {
  /** Rejects with what the tools said. */
  finished: Promise<void>
  /** Ends a build that is under way; nothing once it has finished. */
  stop(): void
}

/** Builds the pages of this project in a process of its own, or finds them built: turbo knows by their sources. */
export function buildPages(root: string): PagesBuild {
  const turbo = join(root, 'node_modules/turbo/bin/turbo')
  const child = spawn(
    process.execPath,
    [turbo, 'run', 'build', '--filter=@wangge/web', '--output-logs=errors-only', '--no-update-notifier'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' } },
  )
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part))
  const finished = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The pages could not be built:\n${Buffer.concat(said)}`))
    })
  })
  return { finished, stop: () => void child.kill() }
}
