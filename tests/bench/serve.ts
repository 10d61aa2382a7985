// The product without the limit of changes a person may make a minute: that exemption exists only here, for measuring.
import { startServer } from '@wangge/api/server'
import { readSettings } from '@wangge/api/settings'

const quiet = () => {}
const server = await startServer({
  settings: readSettings(process.env, process.cwd()),
  log: { debug: quiet, info: quiet, warn: quiet, error: (fields, message) => console.error(message, fields) },
  say: quiet,
  changesPerMinute: null,
})
await server.ready
process.once('SIGTERM', () => void server.stop().then(() => process.exit()))
