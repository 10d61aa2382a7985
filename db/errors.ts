/** What PostgreSQL says of a failed statement; the same from both engines. */
export interface QueryProblem {
  message: string
  /** SQLSTATE; `XX000` also for an error that the embedded engine kept to itself. */
  code: string
  detail?: string | undefined
  constraint?: string | undefined
  table?: string | undefined
  column?: string | undefined
}

export class QueryError extends Error {
  override readonly name = 'QueryError'
  readonly problem: QueryProblem

  constructor(problem: QueryProblem, options?: ErrorOptions) {
    super(problem.message, options)
    this.problem = problem
  }

  /** SQLSTATE. */
  get code(): string {
    return this.problem.code
  }
}

/** The server is gone, going, or not there yet (libuv's and postgres.js's codes, SQLSTATE classes 08 and 57P): asked again, it may answer. */
const AWAY =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|CONNECTION_(CLOSED|DESTROYED)|CONNECT_TIMEOUT|57P0[123]|08...)$/

/** Whether a failure is the database's absence: what was under way may or may not have been committed. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof Error && 'code' in error && AWAY.test(String(error.code))
}

/** Why a database cannot be opened, migrated, saved or restored. `code` is stable; words for people are made elsewhere. */
export type DatabaseFault =
  | 'directory-in-use'
  | 'engine-not-built'
  | 'engine-stopped'
  | 'schema-newer'
  | 'migration-changed'
  | 'backup-unreadable'
  | 'not-empty'

export class DatabaseFaultError extends Error {
  override readonly name = 'DatabaseFaultError'
  readonly code: DatabaseFault
  readonly parameters: Record<string, string | number>

  constructor(
    code: DatabaseFault,
    message: string,
    parameters: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.parameters = parameters
  }
}

/** Reads the fields both drivers put on their errors. Anything that is no server error passes through as it is. */
export function asQueryError(error: unknown, text: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return error
  const fields = error as unknown as Record<string, string | undefined>
  const { detail, constraint, constraint_name, table, table_name, column, column_name } = fields
  return new QueryError(
    {
      message: `${error.message} — in: ${text.replace(/\s+/g, ' ').trim().slice(0, 300)}`,
      code: String(error.code),
      detail,
      constraint: constraint ?? constraint_name,
      table: table ?? table_name,
      column: column ?? column_name,
    },
    { cause: error },
  )
}
