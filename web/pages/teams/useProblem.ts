import { ProblemError } from '../../data/client.ts'
import { serverNow } from '../../data/serverClock.ts'
import { dateTime } from '../../format/date.ts'
import { useProblemWords } from '../../parts/problemWords.ts'
import { type TextKey, useText } from '../../text/index.ts'

/** Refusals that have words of their own here: what stands in the way and what to do. */
const OWN: Readonly<Record<string, TextKey>> = {
  teamBusy: 'teams.problem.teamBusy',
  memberBusy: 'teams.problem.memberBusy',
  outsideScope: 'teams.problem.outsideScope',
  notFound: 'teams.problem.notFound',
  past: 'teams.problem.past',
}

/** A refused change of team or roster in words. */
export function useProblem(): (error: Error) => string {
  const { t, language } = useText()
  const words = useProblemWords()
  return (error) => {
    const key = error instanceof ProblemError ? OWN[error.code] : undefined
    if (!key || !(error instanceof ProblemError)) return words(error)
    const { from, to, teamName, name } = error.params
    const at = (value: unknown) => (typeof value === 'string' ? dateTime(value, language, serverNow()) : '')
    return t(key, { from: at(from), to: at(to), teamName: String(teamName ?? ''), name: String(name ?? '') })
  }
}
