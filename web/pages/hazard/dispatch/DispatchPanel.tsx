import type { Hazard } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { useState } from 'react'
import { useHazardDispatches } from '../../../data/dispatches.ts'
import { useSession } from '../../../data/session.ts'
import { Section } from '../../../parts/Section.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import styles from './DispatchPanel.module.css'
import { ExhaustedBand } from './ExhaustedBand.tsx'
import { LiveSending } from './LiveSending.tsx'
import { PastSendings } from './PastSendings.tsx'
import { Ranking } from './Ranking.tsx'
import { isActive, sendingsOf } from './story.ts'
import { useDispatchText } from './useDispatchText.ts'

/** Who asks the server who is first; the server itself says who may send. */
const SENDERS: readonly Role[] = ['command', 'township_officer', 'administrator']

interface DispatchPanelProps {
  hazard: Pick<Hazard, 'id' | 'state'>
}

/** Sending a team: who is there first, how the sending stands, and what was sent before. */
export default function DispatchPanel({ hazard }: DispatchPanelProps) {
  useDispatchText()
  const { t } = useText()
  const role = useSession()?.role
  const dispatches = useHazardDispatches(hazard.id)
  const [isAsked, setAsked] = useState(false)
  const [isReplacing, setReplacing] = useState(false)
  if (dispatches.isPending) return <Skeleton rows={4} />
  const stories = sendingsOf(dispatches.data?.items ?? [])
  const live = stories.find(({ state, attempts }) => state === 'asking' && attempts.some(isActive)) ?? null
  const exhausted = live ? undefined : stories.find(({ state }, place) => place === 0 && state === 'exhausted')
  const past = stories.filter((story) => story !== live)
  const maySend = role !== undefined && SENDERS.includes(role) && hazard.state !== 'closedOut'
  // Where somebody has been, or the case has been verified, a team is sent only by who asks for it: D must not send one by habit.
  const isWanted = (hazard.state === 'reported' || hazard.state === 'acknowledged') && stories[0]?.state !== 'done'
  const isOpen = isAsked || isWanted || exhausted !== undefined
  // Whoever is asked when the other is chosen is recalled: the sending may have gone on meanwhile.
  const replaced = live && isReplacing ? live.latest : null
  return (
    <>
      {live && (
        <Section title={t('dispatch.sent')}>
          <LiveSending
            story={live}
            hazardId={hazard.id}
            maySend={maySend}
            isReplacing={replaced !== null}
            onReplace={() => setReplacing(true)}
          />
        </Section>
      )}
      {exhausted && <ExhaustedBand story={exhausted} maySend={maySend} />}
      {maySend && (!live || replaced) && (isOpen || replaced) && (
        <Ranking hazardId={hazard.id} replaced={replaced} onStop={() => setReplacing(false)} />
      )}
      {maySend && !live && !isOpen && (
        <div className={styles['folded']}>
          <button type="button" onClick={() => setAsked(true)}>
            {t('dispatch.open')}
          </button>
        </div>
      )}
      {past.length > 0 && <PastSendings stories={past} />}
    </>
  )
}
