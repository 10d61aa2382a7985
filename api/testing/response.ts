import { localAdministrator } from '@wangge/db'
import type { TestDatabase } from '@wangge/db/testing'
import type { ResponseStep } from '@wangge/db/vocabulary'
import { sql } from 'drizzle-orm'
import { TOWNSHIPS } from './quarter.ts'

/** A hazard by its instants in seconds after its report; what is left out has not happened. */
export interface TimedHazard {
  /** ISO instant. */
  reportedAt: string
  township?: 0 | 1 | null
  source?: string
  kind?: string
  grade?: 'general' | 'major'
  verdict?: 'real' | 'false' | 'duplicate'
  state?: string
  answered?: number
  dispatched?: number
  arrived?: number
  acknowledged?: number
  verified?: number
  rectified?: number
  closedOut?: number
  /** Own clocks: due and stopped, in seconds after the report; a clock that has not stopped runs; due null = paused. */
  clocks?: Partial<Record<'feedback' | 'verify' | 'rectify', { due: number | null; stopped?: number }>>
}

/** Rows as streams would project them, of which only the instants matter. */
export async function insertTimed(db: TestDatabase, hazards: readonly TimedHazard[]): Promise<void> {
  const rows = hazards.map((hazard, at) => {
    const instant = (seconds: number | null | undefined) =>
      seconds === undefined || seconds === null
        ? null
        : new Date(Date.parse(hazard.reportedAt) + seconds * 1000).toISOString()
    const clocks = Object.entries(hazard.clocks ?? {}).map(([clock, { due, stopped }]) => ({
      ...{ clock, dueAt: instant(due), stoppedAt: instant(stopped) },
    }))
    const { township = 0, verdict = null, source = 'resident', kind = 'other', grade = 'general' } = hazard
    const state = hazard.state ?? (hazard.closedOut === undefined ? 'reported' : 'closedOut')
    return {
      ...{ serial: `T-${String(at).padStart(4, '0')}`, kind, grade, state, source, verdict, clocks },
      cell: township === null ? null : `${TOWNSHIPS[township].slice(0, 9)}00101`,
      reported: hazard.reportedAt,
      answered: instant(hazard.answered),
      dispatched: instant(hazard.dispatched),
      arrived: instant(hazard.arrived),
      acknowledged: instant(hazard.acknowledged),
      verified: instant(hazard.verified),
      rectified: instant(hazard.rectified),
      closed: instant(hazard.closedOut),
    }
  })
  await db.database.transaction(localAdministrator, (tx) =>
    tx.run(sql`
      insert into hazard (id, serial, version, kind, grade, state, source, verdict, clocks, description, address, reported_at, received_at,
        location, cell_code, answered_at, dispatched_at, arrived_at, acknowledged_at, verified_at, rectified_at, closed_out_at)
      select gen_random_uuid(), serial, 1, kind, grade, state, source, verdict, clocks, '', '横2路', reported, reported,
        ST_SetSRID(ST_MakePoint(122.001, 43.001), 4326), cell, answered, dispatched, arrived, acknowledged, verified, rectified, closed
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (serial text, kind text, grade text, state text, source text,
        verdict text, clocks jsonb, cell text, reported timestamptz, answered timestamptz, dispatched timestamptz, arrived timestamptz,
        acknowledged timestamptz, verified timestamptz, rectified timestamptz, closed timestamptz)`),
  )
}

/** Seconds of one step, worked out from the instants alone; a word where there are none. */
export function stepOf(hazard: TimedHazard, step: ResponseStep): number | 'pending' | 'missing' | 'reversed' | 'none' {
  const { answered, dispatched, arrived, acknowledged, verified, rectified, closedOut } = hazard
  const isOver = (hazard.state ?? (closedOut === undefined ? '' : 'closedOut')) === 'closedOut'
  const unreal = hazard.verdict === 'false' || hazard.verdict === 'duplicate'
  const clock = (name: 'feedback' | 'verify' | 'rectify') => {
    const own = hazard.clocks?.[name]
    return own !== undefined && own.stopped === undefined
  }
  const between = (
    begun: number | undefined,
    ended: number | undefined,
    after: readonly (number | undefined)[],
    runs = false,
  ) => {
    if (ended === undefined) return !runs && (isOver || after.some((one) => one !== undefined)) ? 'missing' : 'pending'
    if (begun === undefined) return 'missing'
    return ended < begun ? 'reversed' : Math.ceil(ended - begun)
  }
  const isSettled = isOver || [verified, rectified, closedOut].some((one) => one !== undefined)
  // Settled without a team: nobody was sent, so nobody is missing.
  const isUnsent = dispatched === undefined && arrived === undefined && isSettled
  if (isUnsent && (step === 'dispatch' || step === 'arrive' || step === 'reportToArrive')) return 'none'
  switch (step) {
    case 'feedback':
      return between(0, answered, [dispatched, arrived, verified, rectified, closedOut], clock('feedback'))
    case 'dispatch': {
      const from = answered !== undefined && dispatched !== undefined && answered <= dispatched ? answered : 0
      return between(from, dispatched, [arrived, verified, rectified, closedOut])
    }
    case 'arrive':
      return between(dispatched, arrived, [verified, rectified, closedOut])
    case 'verify':
      return between(
        arrived ?? (dispatched === undefined ? acknowledged : undefined),
        verified,
        [rectified, closedOut],
        clock('verify'),
      )
    case 'rectify':
      return unreal ? 'none' : between(verified, rectified, [closedOut], clock('rectify'))
    case 'close':
      return unreal ? 'none' : between(rectified, closedOut, [])
    case 'reportToArrive':
      return between(0, arrived, [verified, rectified, closedOut])
    case 'reportToClose':
      return unreal ? 'none' : between(0, closedOut, [])
  }
}
