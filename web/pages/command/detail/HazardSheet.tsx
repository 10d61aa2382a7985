import type { Hazard } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { useHazard, useHazards } from '../../../data/queries.ts'
import { dateTime } from '../../../format/date.ts'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { useHazardWords } from '../../../parts/useHazardWords.ts'
import { useText, worded } from '../../../text/index.ts'
import { HazardClock } from './HazardClock.tsx'
import styles from './HazardSheet.module.css'
import { Nearby } from './Nearby.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetFrame } from './SheetFrame.tsx'

/** A case: what, where, how long, from whom, and what is near. The queue's own row stands in until the answer comes. */
export function HazardSheet({ id }: { id: string }) {
  const query = useHazard(id)
  const queued = useHazards().data?.items.find((hazard) => hazard.id === id)
  const data = queued && query.dataUpdatedAt === 0 ? queued : query.data
  return (
    <SheetFrame query={{ ...query, data, refetch: query.refetch }}>
      {(hazard) => <HazardFacts hazard={hazard} />}
    </SheetFrame>
  )
}

function HazardFacts({ hazard }: { hazard: Hazard }) {
  const { t, language } = useText()
  const { kind, state } = useHazardWords(hazard)
  const nowMs = useNow(60)
  const at = (instant: string | null) => (instant === null ? null : dateTime(instant, language, nowMs))
  return (
    <>
      <SheetHead
        overline={`${hazard.serial} · ${worded(t, 'source', hazard.source)}`}
        title={kind}
        tag={
          <span className={styles['grade']} data-grade={hazard.grade}>
            {t(`grade.${hazard.grade}`)}
          </span>
        }
        subtitle={[hazard.cellName, hazard.address].filter(Boolean).join(' · ')}
        aside={<SheetActions />}
      />
      <HazardClock hazard={hazard} />
      <Section title={t('hazard.facts')}>
        {hazard.description && <p className={styles['description']}>{hazard.description}</p>}
        <KeyValues
          rows={[
            [t('hazard.state'), state],
            [t('hazard.reported'), at(hazard.reportedAt)],
            [t('hazard.due'), at(hazard.dueAt)],
            [t('hazard.paused'), at(hazard.pausedAt)],
            [t('hazard.closedOut'), at(hazard.closedOutAt)],
            [t('hazard.address'), hazard.address || null],
            [
              t('hazard.cell'),
              hazard.cellCode ? (
                <PlaceLink key="cell" to={{ type: 'cell', code: hazard.cellCode }}>
                  {hazard.cellName ?? hazard.cellCode}
                </PlaceLink>
              ) : (
                t('hazard.outside')
              ),
            ],
            [t('hazard.township'), hazard.townshipName],
          ]}
        />
      </Section>
      <Nearby position={hazard.position} />
    </>
  )
}
