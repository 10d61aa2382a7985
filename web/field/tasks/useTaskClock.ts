import type { FieldTask } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'
import { clockStateAt, usedShare } from '../../data/clockState.ts'
import { useTick } from '../../data/now.ts'
import { countdown } from '../../format/duration.ts'
import { remaining } from '../../format/remaining.ts'
import { useTables } from '../tables.ts'
import { useFieldText } from '../text.ts'
import { dayAndTime } from './words.ts'

interface TaskClock {
  state: ClockState
  /** 剩 38 分, running. */
  left: string
  /** 核查 今天 22:10 前 */
  due: string
  /** Of the time left, for the ring; null = no clock runs. */
  shareLeft: number | null
}

/** The clock of a task: while the team is asked, its answer's; else that of the case which is due first. */
export function useTaskClock({ dispatch, hazard }: FieldTask): TaskClock {
  const { t, language } = useFieldText()
  const { workingDays } = useTables()
  const isAsked = dispatch?.state === 'offered'
  const answerAt = isAsked ? dispatch.answerDueAt : null
  const state = useTick((now) => {
    if (answerAt) return now > Date.parse(answerAt) ? 'overdue' : 'soon'
    return hazard ? clockStateAt(hazard, now) : 'notStarted'
  })
  const left = useTick((now) => {
    if (answerAt) return countdown(Math.trunc((Date.parse(answerAt) - now) / 1000), language)
    if (hazard?.dueAt && state !== 'paused' && state !== 'closed')
      return remaining(hazard.dueAt, now, language, workingDays)
    return hazard ? t(`clock.${state}`) : ''
  })
  const due = useTick((now) => {
    if (answerAt) return t('task.answerBy')
    if (!hazard?.dueAt || !hazard.dueClock)
      return dispatch?.etaAt ? t('task.eta', { at: dayAndTime(dispatch.etaAt, now, language) }) : ''
    const at = dayAndTime(hazard.dueAt, now, language)
    const words = t('task.dueBy', { clock: t(`clockName.${hazard.dueClock}`), at })
    return hazard.provisional ? `${words} · ${t('task.provisional')}` : words
  })
  const percent = useTick((now) => (hazard?.dueAt && !answerAt ? Math.round((1 - usedShare(hazard, now)) * 100) : -1))
  return { state, left, due, shareLeft: percent < 0 ? null : percent / 100 }
}
