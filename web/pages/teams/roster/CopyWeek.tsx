import { useQueryClient } from '@tanstack/react-query'
import type { CopiedWeek } from '@wangge/api/contract'
import { useState } from 'react'
import { dayWords } from '../../../format/date.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { type TextKey, useText } from '../../../text/index.ts'
import { copyWeek, type RosterSpan, renewRoster } from '../rosterQueries.ts'
import type { RosterWork } from '../useRosterWork.ts'
import { addDays } from '../week.ts'
import styles from './CopyWeek.module.css'

/** Puts last week's shifts on the week shown; what was skipped is told with its reason. */
export function useCopyWeek({ from, area }: RosterSpan, work: RosterWork) {
  const { t } = useText()
  const client = useQueryClient()
  const toast = useToast()
  const [result, setResult] = useState<CopiedWeek | null>(null)
  const run = (): void => {
    const input = { fromMonday: addDays(from, -7), toMonday: from, ...(area !== '' && { area }) }
    copyWeek(input).then(
      (copied) => {
        if (copied.created === 0) toast(t('teams.copiedNone'))
        else
          work.offerUndo(
            t('teams.copied', { n: copied.created }),
            copied.shiftIds.map((shiftId) => ({ type: 'drop', shiftId })),
          )
        if (copied.skipped.length > 0) setResult(copied)
        void renewRoster(client)
      },
      (error: Error) => work.refuse(error),
    )
  }
  return { run, result, close: () => setResult(null) }
}

const REASONS: Readonly<Record<string, TextKey>> = {
  teamBusy: 'teams.skip.teamBusy',
  memberBusy: 'teams.skip.memberBusy',
  past: 'teams.skip.past',
}

/** The shifts that stayed as they were, and why. */
export function CopyResult(props: { result: CopiedWeek; kindName(key: string): string; onClose(): void }) {
  const { result, kindName, onClose } = props
  const { t, language } = useText()
  return (
    <SideDialog title={t('teams.skipped', { n: result.skipped.length })} onClose={onClose}>
      <p className={styles['note']}>{t('teams.skippedNote', { created: result.created })}</p>
      <ul className={styles['list']}>
        {result.skipped.map(({ teamId, teamName, day, kind, reason }) => (
          <li key={teamId + day + kind}>
            <strong>{teamName}</strong> {dayWords(day, language)} {kindName(kind)}
            <small>{REASONS[reason] ? t(REASONS[reason]) : reason}</small>
          </li>
        ))}
      </ul>
    </SideDialog>
  )
}
