import { DISPATCH_STATES } from '@wangge/db/vocabulary'
import { ProblemError } from '../../../data/client.ts'
import { clockTime } from '../../../format/date.ts'
import { problemWords } from '../../../parts/problemWords.ts'
import { type Language, type Translate, useText } from '../../../text/index.ts'
import styles from './SendForm.module.css'

/** Why nothing was sent or noted, and what to do; said where it was tried. */
export function DispatchRefused({ error, teamName }: { error: Error; teamName: string }) {
  const { t, language } = useText()
  return (
    <p className={styles['refused']} role="alert">
      {refusalWords(error, teamName, t, language)}
    </p>
  )
}

/** A refusal in words; `teamName` = the team it was tried with. */
export function refusalWords(error: Error, teamName: string, t: Translate, language: Language): string {
  if (!(error instanceof ProblemError) || error.status === 0) return t('dispatch.problem.notSent')
  const text = (name: string): string => String(error.params[name] ?? '')
  switch (error.code) {
    case 'dispatchMoved':
      return movedWords(text('byName'), text('at'), text('event'), t)
    case 'teamBusy':
      return t('dispatch.problem.teamBusy', { name: text('teamName') || teamName })
    case 'alreadySent':
      return t('dispatch.problem.alreadySent', { name: text('teamName') || t('dispatch.problem.anotherTeam') })
    case 'overrideUnexplained':
      return t('dispatch.problem.overrideUnexplained', {
        name: text('suggestedTeamName') || t('dispatch.problem.anotherTeam'),
      })
    case 'teamNotOnDuty':
      return t('dispatch.problem.teamNotOnDuty', { name: text('teamName') || teamName })
    case 'reasonMissing':
    case 'actionNotAllowed':
      return t(`dispatch.problem.${error.code}`)
    default:
      return problemWords(error, t, language)
  }
}

function movedWords(byName: string, at: string, event: string, t: Translate): string {
  const state = DISPATCH_STATES.find((known) => known === event)
  const params = { at: at ? clockTime(at) : '', event: state ? t(`dispatch.state.${state}`) : event }
  return byName === '' || byName === 'system'
    ? t('dispatch.problem.dispatchMovedBySystem', params)
    : t('dispatch.problem.dispatchMoved', { ...params, name: byName })
}
