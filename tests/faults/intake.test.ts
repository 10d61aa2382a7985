import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { type IntakeLoad, keptConnections, sendAgain, sendReports } from '../load/intake.ts'
import { homesOf } from '../load/sample.ts'
import { onBothEngines } from '../product/engines.ts'
import { count, lookInto } from '../product/look.ts'
import { freePort } from '../product/port.ts'
import { signInAs } from '../product/sign-in.ts'
import { startProduct } from '../product/start.ts'

test.setTimeout(300_000)

/** Below the limit of changes a minute that each person has. */
const PER_SECOND = 30
const SECONDS = 6
const KILL_AFTER_MS = 2500

onBothEngines(
  'kill -9 during intake loses no report that was answered, and a repeat makes no second one',
  async (place) => {
    const port = await freePort()
    const first = await startProduct({ ...place, demo: true, port })
    const cookie = await signInAs(first.url, 'command')
    const load: IntakeLoad = {
      ...{ url: first.url, cookie, perSecond: PER_SECOND, seconds: SECONDS },
      places: await homesOf(first.url, cookie),
    }
    const killed = sleep(KILL_AFTER_MS).then(() => first.kill())
    const sent = await sendReports(load, keptConnections())
    await killed
    const accepted = sent.filter(({ status }) => status === 201)
    expect(accepted.length, 'some were answered before the kill').toBeGreaterThan(0)
    expect(
      sent.some(({ status }) => status === 0),
      'some were under way',
    ).toBe(true)

    const second = await startProduct({ ...place, demo: true, port })
    try {
      for (const { id, serial } of accepted) {
        const response = await fetch(`${second.url}/api/v1/hazards/${id}`, { headers: { cookie } })
        expect(response.status, `${serial} after the restart`).toBe(200)
        expect(await response.json()).toMatchObject({ serial })
      }
      for (const [index, { idempotencyKey, id }] of sent.entries()) {
        const again = await sendAgain(load, index, idempotencyKey)
        expect(again.status).toBe(201)
        if (id !== null) expect(again.id).toBe(id)
      }
    } finally {
      expect(await second.stop()).toBe(0)
    }
    await lookInto(place, async (database) => {
      const sentHere = sql`from hazard where source_reference like 'G-%'`
      expect(await count(database, sentHere)).toBe(sent.length)
      const half = sql`from hazard h where source_reference like 'G-%'
      and not exists (select from case_event e where e.stream = h.id and e.version = h.version)`
      expect(await count(database, half), 'a hazard without its event').toBe(0)
    })
  },
)
