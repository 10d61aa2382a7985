import type { Session } from './engine.ts'

/**
 * A failed statement ends its transaction, even when somebody caught the error: PostgreSQL would answer the COMMIT with a silent
 * ROLLBACK, and the embedded engine, after an error it swallowed, would commit what came before. `finish` throws the first error.
 */
export function strict(session: Session): { session: Session; finish(): void } {
  let failure: { error: unknown } | undefined
  const watch = <T>(outcome: Promise<T>): Promise<T> =>
    outcome.catch((error) => {
      failure ??= { error }
      throw error
    })
  return {
    session: {
      run: (statement) => watch(session.run(statement)),
      script: (text) => watch(session.script(text)),
    },
    finish: () => {
      if (failure) throw failure.error
    },
  }
}
