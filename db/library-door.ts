import type { Context, Database } from './door.ts'
import { encode } from './engines/encode.ts'
import { lockMigrations } from './migrate.ts'
import { asOwner, engineOf } from './open.ts'
import { contextSettings } from './scope.ts'

/** What a library asks of the database by itself: its own SQL with $1…$n; without values, several statements at once. */
export interface LibraryDoor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** A door for a library that keeps tables of its own: each call is a transaction under the context given. */
export function libraryDoor(database: Database, context: Context): LibraryDoor {
  const opening = contextSettings(context)
  return {
    executeSql: async (text, values = []) => {
      const inner = withoutTransaction(text)
      if (inner === null) {
        const { rows } = await engineOf(database).once(opening, { text, parameters: values.map(encode) })
        return { rows }
      }
      await engineOf(database).session(opening, (session) => session.script(inner))
      return { rows: [] }
    },
  }
}

/** Lays out a library's tables as the owner, one process at a time. */
export function layOutLibrary(database: Database, work: (door: LibraryDoor) => Promise<void>): Promise<void> {
  return asOwner(database, async (session) => {
    await lockMigrations(session)
    await work({
      executeSql: async (text, values = []) => {
        const inner = withoutTransaction(text)
        if (inner === null) return { rows: (await session.run({ text, parameters: values.map(encode) })).rows }
        await session.script(inner)
        return { rows: [] }
      },
    })
  })
}

/** The statements between a library's own BEGIN and COMMIT; null where it does not begin a transaction. */
function withoutTransaction(text: string): string | null {
  const inner = /^\s*BEGIN;([\s\S]*?)COMMIT;?\s*$/i.exec(text)
  return inner?.[1] ?? null
}
