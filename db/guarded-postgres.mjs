// Bundles postgres.js with one line more. A connection that closes between a query and the moment it is written leaves no socket, and
// postgres 3.4.9 then ends the whole process (github.com/porsager/postgres/issues/1208); here the query fails, as its fellows do.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const UNGUARDED = '    const x = socket.write(chunk, fn)\n'
const GUARD = `    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, null))
      return false
    }
`

/** An esbuild plugin, to stand before any that leaves packages outside. */
export const guardedPostgres = {
  name: 'guarded-postgres',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^postgres$/ }, () => ({ path: fileURLToPath(import.meta.resolve('postgres')) }))
    onLoad({ filter: /postgres\/src\/connection\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      if (source.split(UNGUARDED).length !== 2)
        throw new Error(`${path} is not the postgres that is guarded: look whether the guard is still needed`)
      return { contents: source.replace(UNGUARDED, GUARD + UNGUARDED) }
    })
  },
}
