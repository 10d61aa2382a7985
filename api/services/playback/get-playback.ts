import {
  type PlaybackDispatchRow,
  type PlaybackHazardRow,
  type PlaybackSpan,
  type PlaybackTeamRow,
  playbackDispatches,
  playbackEvents,
  playbackHazards,
  playbackTeams,
} from '@wangge/db/queries/playback'
import { type ProofRuleRow, proofRule } from '@wangge/db/queries/proof-rule'
import { CLOCK_STATES } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import type { Playback, playbackQuery } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { HazardEventRecord } from '../../life/index.ts'
import { fixesOf } from '../patrol-proof/read-proofs.ts'
import { thin } from '../patrol-proof/thin.ts'
import { stretchesOf } from '../patrol-proof/track.ts'
import { areaPrefix } from '../roster/in-sight.ts'
import { clockSpans } from './clock-spans.ts'
import { type Stage, stagesOfClocks, stagesOfEvents } from './clock-stages.ts'

const DAY = 86_400_000
const MOST_DAYS = 7
/** What a browser holds and draws; more are asked for by a shorter window or a smaller area. */
const MOST_HAZARDS = 200_000
/** With more of them nobody clicks on one; ids are most of an answer's bytes. */
const MOST_IDS = 20_000
/** Over a street's width nobody sees the difference when a day goes by in minutes. */
const TRACK_TOLERANCE_METRES = 8

/**
 * Everything that happened in a window and an area: hazards with how their clocks stood when, teams' ways, who was sent where. Throws
 * `invalidInput` for a window in reverse or over seven days, `notFound` for an area out of sight, `windowTooLarge`.
 */
export async function getPlayback({
  ctx,
  input,
}: {
  ctx: Ctx
  input: z.output<typeof playbackQuery>
}): Promise<Playback> {
  const window = windowOf(input)
  return ctx.database.transaction({ ...ctx.who, sums: true }, async (tx) => {
    const span: PlaybackSpan = { from: input.from, to: input.to, prefix: await areaPrefix(tx, input.area) }
    const rows = await tx.rows<PlaybackHazardRow>(playbackHazards(span, MOST_HAZARDS + 1))
    if (rows.length > MOST_HAZARDS)
      throw new ServiceError('windowTooLarge', `Over ${MOST_HAZARDS} hazards are open in it`, { most: MOST_HAZARDS })
    const changed = rows.filter(({ isChanged }) => isChanged).map(({ id }) => id)
    const events = changed.length === 0 ? [] : await tx.rows<StreamEvent>(playbackEvents(changed))
    const told = stagesByStream(events)
    const shown = hazardColumns(rows, told, window)
    const teams = await tx.rows<PlaybackTeamRow>(playbackTeams(span))
    const { gapSeconds } = await tx.one<ProofRuleRow>(proofRule())
    const dispatches = await tx.rows<PlaybackDispatchRow>(playbackDispatches(span))
    const { ids, ...columns } = shown
    return {
      ...{ from: input.from, to: input.to, asOf: ctx.clock().toISOString() },
      ...columns,
      teams: teams.map(({ id, code, name, kind }) => ({ id, code, name, kind })),
      tracks: teams.flatMap((team, index) => tracksOf(team, index, window.from, gapSeconds * 1000)),
      dispatches: dispatchColumns(dispatches, ids, teams, window.from),
    }
  })
}

type StreamEvent = HazardEventRecord & { stream: string }

/** Whole seconds since 1970. */
interface Window {
  from: number
  to: number
}

function windowOf({ from, to }: z.output<typeof playbackQuery>): Window {
  const length = Date.parse(to) - Date.parse(from)
  if (length > 0 && length <= MOST_DAYS * DAY)
    return { from: Math.floor(Date.parse(from) / 1000), to: Math.ceil(Date.parse(to) / 1000) }
  throw new ServiceError('invalidInput', `From ${from} to ${to} is no window of up to ${MOST_DAYS} days`, {
    ...{ field: 'to', value: to, reason: `up to ${MOST_DAYS} days after ${from}`, where: 'query' },
  })
}

function stagesByStream(events: readonly StreamEvent[]): Map<string, Stage[]> {
  const streams = new Map<string, HazardEventRecord[]>()
  for (const event of events) {
    const known = streams.get(event.stream)
    if (known) known.push(event)
    else streams.set(event.stream, [event])
  }
  return new Map([...streams].map(([stream, records]) => [stream, stagesOfEvents(records)]))
}

function hazardColumns(rows: readonly PlaybackHazardRow[], told: ReadonlyMap<string, Stage[]>, window: Window) {
  const hazards: Playback['hazards'] = { id: [], lon: [], lat: [], isMajor: [], reported: [] }
  const spans: Playback['spans'] = { hazard: [], state: [], from: [], to: [] }
  const ids = new Map<string, number>()
  const hasIds = rows.length <= MOST_IDS
  for (const { id, lon, lat, isMajor, reported, closed, clocks } of rows) {
    const found = clockSpans(told.get(id) ?? stagesOfClocks(clocks, reported, closed), window)
    if (found.length === 0) continue
    const index = hazards.lon.length
    ids.set(id, index)
    if (hasIds) hazards.id.push(id)
    hazards.lon.push(micro(lon))
    hazards.lat.push(micro(lat))
    hazards.isMajor.push(isMajor)
    hazards.reported.push(Math.ceil(reported) - window.from)
    for (const { from, to, state } of found) {
      spans.hazard.push(index)
      spans.state.push(CLOCK_STATES.indexOf(state))
      spans.from.push(from - window.from)
      spans.to.push(to - window.from)
    }
  }
  return { hazards, spans, ids }
}

/** A tenth of a metre. */
const micro = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

function tracksOf(row: PlaybackTeamRow, team: number, from: number, gapMs: number): Playback['tracks'] {
  const asDrawn = { toleranceMetres: TRACK_TOLERANCE_METRES, radiusMetres: 0, gapMs, places: [], cuts: [] }
  return stretchesOf(thin(fixesOf(row), asDrawn), gapMs).map((stretch) => ({
    team,
    at: stretch.map(({ at }) => Math.round(at / 1000) - from),
    lon: stretch.map(({ lon }) => micro(lon)),
    lat: stretch.map(({ lat }) => micro(lat)),
  }))
}

function dispatchColumns(
  rows: readonly PlaybackDispatchRow[],
  hazards: ReadonlyMap<string, number>,
  teams: readonly PlaybackTeamRow[],
  from: number,
): Playback['dispatches'] {
  const numbers = new Map(teams.map(({ id }, index) => [id, index]))
  const known = rows.filter(({ teamId }) => numbers.has(teamId))
  const after = (moment: number | null) => (moment === null ? null : Math.round(moment) - from)
  return {
    team: known.map(({ teamId }) => numbers.get(teamId) ?? 0),
    hazard: known.map(({ hazardId }) => hazards.get(hazardId) ?? -1),
    offered: known.map(({ offered }) => Math.round(offered) - from),
    accepted: known.map(({ accepted }) => after(accepted)),
    departed: known.map(({ departed }) => after(departed)),
    arrived: known.map(({ arrived }) => after(arrived)),
    ended: known.map(({ ended }) => after(ended)),
  }
}
