import type { ChildProcess } from 'node:child_process'

const groups = new Set<number>()

/** Sees to it that a detached child and all it started end with this process, also when a test runs out of time. */
export function endWithUs(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined) return
  groups.add(pid)
  child.once('exit', () => groups.delete(pid))
}

/** Sends a signal to the child and all it started; does nothing where they are gone already. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // No such process group.
  }
}

process.on('exit', () => {
  for (const pid of groups) {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // It ended a moment before.
    }
  }
})
