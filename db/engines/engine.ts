/** What an engine understands: text with $1…$n, parameters already as PostgreSQL's own text (see encode.ts). */
export interface Statement {
  text: string
  parameters: (string | null)[]
}

export interface Result {
  rows: Record<string, unknown>[]
  /** Rows returned or changed, as the command tag says. */
  touched: number
}

/** An open transaction on one connection. */
export interface Session {
  run(statement: Statement): Promise<Result>
  /** Several statements without parameters, such as a migration. */
  script(text: string): Promise<void>
}

export interface Engine {
  readonly kind: 'postgis' | 'embedded'
  /** BEGIN, opening, statement, COMMIT: one message to the embedded worker, which does not heed the signal. */
  once(opening: Statement | null, statement: Statement, signal?: AbortSignal): Promise<Result>
  /** BEGIN, opening, work, COMMIT; ROLLBACK when work throws. `opening` null = as the owner. */
  session<T>(opening: Statement | null, work: (session: Session) => Promise<T>): Promise<T>
  /** See `Database.listen`. */
  listen(channel: string, onWake: () => void): Promise<() => Promise<void>>
  /** VACUUM ANALYZE, which no transaction may hold. */
  vacuum(): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}
