import type { Role } from '@wangge/db/vocabulary'
import { useState } from 'react'
import { useMedia } from '../../app/useMedia.ts'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { RUNNERS, useSession } from '../../data/session.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useProblemWords } from '../../parts/problemWords.ts'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useToast } from '../../parts/Toasts.tsx'
import { useText } from '../../text/index.ts'
import { PlacesPanel } from './PlacesPanel.tsx'
import styles from './Proof.module.css'
import { ProofHead } from './ProofHead.tsx'
import { ProofMap } from './ProofMap.tsx'
import { ProofPrint } from './ProofPrint.tsx'
import { useProofDay, useProofWrite, useShiftProof } from './proofQueries.ts'
import { RulePanel } from './RulePanel.tsx'
import { ShiftItems } from './ShiftItems.tsx'
import { ShiftList } from './ShiftList.tsx'
import { useProofPlace } from './useProofPlace.ts'
import { useProofText } from './useProofText.ts'

/** Who mark hazards and places; the server decides on each change. */
const EXPORTERS: readonly Role[] = [...RUNNERS, 'planner']

/** What the shifts of a day had to visit, and whether their tracks prove that they did. */
export default function ProofPage() {
  useProofText()
  const { t } = useText()
  const width = useWidth()
  const session = useSession()
  const isPrinting = useMedia('print')
  const { view } = useView()
  const toast = useToast()
  const problemWords = useProblemWords()
  const place = useProofPlace()
  const day = useProofDay(place)
  const proof = useShiftProof(place.shift)
  const write = useProofWrite()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [hasPlaces, setHasPlaces] = useState(false)
  const mayEdit = session !== undefined && session !== null && RUNNERS.includes(session.role)
  const mayRule = session?.role === 'administrator' && session.scope === null
  const isOneColumn = width === 'narrow' || width === 'phone'
  const shown = isOneColumn ? place.show : 'all'
  const save = (change: Parameters<typeof write.mutate>[0]): void =>
    write.mutate(change, {
      onSuccess: () => toast(t('proof.saved')),
      onError: (error) => toast(t('proof.failed', { why: problemWords(error) })),
    })
  const camera = view.camera
  return (
    <main id="main" className={styles['page']} data-width={width} tabIndex={-1}>
      <ProofHead
        place={place}
        counts={day.data?.counts}
        isOneColumn={isOneColumn}
        mayExport={session !== undefined && session !== null && EXPORTERS.includes(session.role)}
      />
      <div className={styles['columns']} data-show={shown}>
        {(shown === 'all' || shown === 'shifts') && (
          <section className={styles['left']} aria-label={t('proof.shifts')}>
            {day.data && (
              <RulePanel
                key={JSON.stringify(day.data.rule)}
                rule={day.data.rule}
                onSave={mayRule ? (rule) => save({ type: 'rule', rule }) : null}
              />
            )}
            <PlacesPanel
              area={place.area}
              mayEdit={mayEdit}
              isOpen={hasPlaces}
              onOpen={setHasPlaces}
              onChange={(one, change) => save({ type: 'place', place: one, change })}
              onAdd={(one) => camera && save({ type: 'newPlace', ...one, position: [camera.lon, camera.lat] })}
            />
            {day.data ? (
              <div data-old={day.isPlaceholderData || undefined}>
                <ShiftList data={day.data} place={place} />
              </div>
            ) : day.error ? (
              <Failed what="proof.what.day" error={day.error} onRetry={() => void day.refetch()} />
            ) : (
              <Skeleton rows={12} />
            )}
          </section>
        )}
        {(shown === 'all' || shown === 'map') && (
          <ProofMap
            proof={place.shift === null ? undefined : proof.data}
            chosenId={chosenId}
            onChoose={setChosenId}
            hasCross={hasPlaces && mayEdit}
          />
        )}
        {(shown === 'all' || shown === 'items') && (
          <section className={styles['right']} aria-label={t('proof.items')}>
            {place.shift === null ? (
              <Notice title={t('proof.items')} what={t('proof.choose')} />
            ) : proof.data ? (
              <ShiftItems
                proof={proof.data}
                chosenId={chosenId}
                onChoose={setChosenId}
                onMark={mayEdit ? (hazardId, must) => save({ type: 'mark', hazardId, must }) : undefined}
              />
            ) : proof.error ? (
              <Failed what="proof.what.shift" error={proof.error} onRetry={() => void proof.refetch()} />
            ) : (
              <Skeleton rows={8} />
            )}
          </section>
        )}
      </div>
      {isPrinting && day.data && <ProofPrint data={day.data} proof={place.shift === null ? undefined : proof.data} />}
    </main>
  )
}
