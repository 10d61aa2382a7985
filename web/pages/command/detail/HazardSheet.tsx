import type { Hazard, HazardCase } from '@wangge/api/contract'
import { lazy, Suspense } from 'react'
import { useHazardCase } from '../../../data/hazards.ts'
import { useNow } from '../../../data/now.ts'
import { useHazards } from '../../../data/queries.ts'
import { dateTime } from '../../../format/date.ts'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useHazardWords } from '../../../parts/useHazardWords.ts'
import { useText, worded } from '../../../text/index.ts'
import { ActionHost } from '../../hazard/actions/ActionHost.tsx'
import { CaseClocks } from '../../hazard/clocks/CaseClocks.tsx'
import { Trail } from '../../hazard/trail/Trail.tsx'
import { HazardBar } from './HazardBar.tsx'
import { HazardClock } from './HazardClock.tsx'
import styles from './HazardSheet.module.css'
import { Nearby } from './Nearby.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetFrame } from './SheetFrame.tsx'

const DispatchPanel = lazy(() => import('../../hazard/dispatch/DispatchPanel.tsx'))

/** A case: what, where, how long, from whom, and what is near. The queue's own row stands in until the answer comes. */
export function HazardSheet({ id }: { id: string }) {
  const query = useHazardCase(id)
  const queued = useHazards().data?.items.find((hazard) => hazard.id === id)
  const data = queued && query.dataUpdatedAt === 0 ? queued : query.data
  return (
    <SheetFrame<Hazard | HazardCase> query={{ ...query, data, refetch: query.refetch }}>
      {(hazard) =>
        'allowedActions' in hazard ? (
          <ActionHost hazard={hazard}>
            <HazardFacts hazard={hazard} />
            <Trail hazard={hazard} />
            <HazardBar hazard={hazard} />
          </ActionHost>
        ) : (
          <HazardFacts hazard={hazard} />
        )
      }
    </SheetFrame>
  )
}

function HazardFacts({ hazard }: { hazard: Hazard | HazardCase }) {
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
      <Suspense fallback={<Skeleton rows={5} />}>
        <DispatchPanel hazard={hazard} />
      </Suspense>
      {'clocks' in hazard && <CaseClocks hazard={hazard} />}
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
            [t('hazard.owner'), hazard.ownerName ?? t('desk.noOwner')],
          ]}
        />
      </Section>
      <Nearby position={hazard.position} />
    </>
  )
}
