// Listeners as a process of their own. The first line of standard input is a ListenerLoad; then `connected` is answered once all are,
// `heard` by all they heard, and a number by those who have not been told everything up to it after a minute.
import { createInterface } from 'node:readline'
import { type ListenerLoad, Listeners } from './listeners.ts'

let listeners: Listeners | null = null
for await (const line of createInterface({ input: process.stdin })) {
  if (listeners === null) listeners = new Listeners(JSON.parse(line) as ListenerLoad)
  else if (line === 'heard') console.log(JSON.stringify(listeners.all))
  else if (line === 'connected') {
    await listeners.connected()
    console.log('"connected"')
  } else console.log(JSON.stringify(await listeners.behind(Number(line), 60)))
}
listeners?.end()
