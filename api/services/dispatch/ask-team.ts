import type { Transaction } from '@wangge/db'
import {
  type ActiveDispatchRow,
  activeOfTeam,
  type SentTeamRow,
  type SentToRow,
  teamToSend,
} from '@wangge/db/queries/dispatch-changes'
import type { Candidate } from '../../contract/index.ts'
import type { DispatchRecord } from '../../dispatch-life/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import { openDispatch } from './write-dispatch.ts'

/** What the ranking says of the team that is asked. */
export interface Choice extends Pick<Candidate, 'rank' | 'mode' | 'seconds' | 'metres' | 'from'> {
  /** Who is first of those who can be sent; null where nobody can. */
  first: Pick<Candidate, 'teamId' | 'name'> | null
}

interface Asking {
  hazard: SentToRow
  teamId: string
  sendingId: string
  attempt: number
  answerSeconds: number
  choice: Choice
  overrideReason: string | null
  who: Pick<DispatchRecord, 'personId' | 'personName' | 'role'>
  now: string
}

/** Asks one team for a locked hazard. Throws `notFound`, `teamNotOnDuty`, `teamBusy`. Returns the dispatch's id. */
export async function askTeam(tx: Transaction, asking: Asking): Promise<string> {
  const { hazard, teamId, sendingId, attempt, answerSeconds, choice, overrideReason, who, now } = asking
  const team = await freeTeam(tx, teamId, now)
  const { id: hazardId, serial, kind, grade, address, description, lon, lat, scopeCode } = hazard
  const payload = {
    ...{ sendingId, hazardId, teamId, attempt, teamName: team.name },
    ...{ hazardSerial: serial, hazardKind: kind, hazardGrade: grade, address, description, lon, lat, scopeCode },
    ...{ mode: choice.mode, rank: choice.rank, overrideReason },
    ...{ suggestedTeamId: choice.first?.teamId ?? null, suggestedTeamName: choice.first?.name ?? null },
    ...{ estimatedSeconds: choice.seconds, routeMetres: choice.metres },
    rankedFrom: choice.from === 'nowhere' ? null : choice.from,
    answerDueAt: new Date(Date.parse(now) + answerSeconds * 1000).toISOString(),
  }
  return openDispatch(tx, payload, { happenedAt: now, receivedAt: now, ...who })
}

/** Locks a team that is on duty and taken up by nothing. */
export async function freeTeam(tx: Transaction, teamId: string, now: string): Promise<SentTeamRow> {
  const [team] = await tx.rows<SentTeamRow>(teamToSend(teamId, now))
  if (!team) throw notFound('team', teamId)
  const [active] = await tx.rows<ActiveDispatchRow>(activeOfTeam(teamId))
  if (active)
    throw new ServiceError('teamBusy', `${active.offeredByName} has sent ${team.name} at ${active.offeredAt}`, {
      ...{ teamName: team.name, byName: active.offeredByName, at: active.offeredAt },
    })
  if (!team.isOnDuty) throw new ServiceError('teamNotOnDuty', `${team.name} is not on duty`, { teamName: team.name })
  return team
}
