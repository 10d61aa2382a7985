import type { FieldTeam } from '@wangge/api/contract'
import { useEffect } from 'react'
import { abilities, queue } from '../offline/index.ts'
import { addressOf, goTo } from '../route.ts'
import { useFieldText } from '../text.ts'
import { readChoice } from './choice.ts'
import { pauseSharing, resumeSharing, startSharing, stopSharing, useSharing } from './sharing.ts'

interface Duty {
  /** The team is on duty, as the server knows or as was said on this phone. */
  isOn: boolean
  isSharing: boolean
  lastAt: number | null
  canShare: boolean
  turn(isOn: boolean): void
}

/** Duty of the person's first team: on duty the phone shares where it is once that was agreed to; off duty it stops. */
export function useDuty(personId: string, team: FieldTeam | null): Duty {
  const { t } = useFieldText()
  const sharing = useSharing()
  const { canLocate } = abilities()
  const teamId = team?.id ?? null
  const isOn = team?.isOnDuty ?? false

  useEffect(() => {
    if (teamId === null || !readChoice('consent', personId)) return
    if (isOn) resumeSharing(personId, teamId)
    else pauseSharing()
  }, [teamId, personId, isOn])

  const turn = (on: boolean): void => {
    if (teamId === null) return
    if (on && canLocate && !readChoice('consent', personId)) {
      goTo(addressOf.consent)
      return
    }
    if (on !== isOn)
      void queue.add({ type: 'duty', teamId, duty: on ? 'on' : 'off' }, { label: t(on ? 'duty.on' : 'duty.off') })
    if (on && canLocate) startSharing(personId, teamId)
    if (!on) stopSharing(personId)
  }
  return { isOn, isSharing: sharing.isOn, lastAt: sharing.lastAt, canShare: canLocate, turn }
}
