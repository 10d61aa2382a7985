import type { HazardGrade, Role } from '@wangge/db/vocabulary'
import { lazy, Suspense, useEffect, useState } from 'react'
import { type CoordinateSystem, type FieldPerson, useDraft, useQueue } from '../offline/index.ts'
import { Call119 } from '../parts/Call119.tsx'
import { Choice, Words } from '../parts/Field.tsx'
import { FieldButton } from '../parts/FieldButton.tsx'
import { PhotoField } from '../parts/PhotoField.tsx'
import { locate, useWhereabouts } from '../place/here.ts'
import { useKindName, useTables } from '../tables.ts'
import { useFieldText } from '../text.ts'
import { useWrite } from '../useWrite.ts'
import { fireWordIn } from './fireWords.ts'
import { PlaceField, usePlaceWords } from './PlaceField.tsx'
import { Reported } from './Reported.tsx'
import styles from './ReportPage.module.css'

const PickMap = lazy(() => import('../map/PickMap.tsx'))

/** A place somebody chose; absent = where the phone is. */
export interface ChosenPlace {
  position: readonly [number, number]
  system: CoordinateSystem
  how: 'pin' | 'search' | 'photo' | 'typed'
  name: string
}

interface Draft {
  kind: string | null
  grade: HazardGrade
  words: string
  address: string
  place: ChosenPlace | null
  nothingBurns: boolean
}

const EMPTY: Draft = { kind: null, grade: 'general', words: '', address: '', place: null, nothingBurns: false }
const SOURCE: Partial<Record<Role, 'gridWorker' | 'patrol'>> = { grid_worker: 'gridWorker', patrol_member: 'patrol' }

/** A hazard in under half a minute: photo, kind, send; the place is where the phone is unless another is chosen. */
export default function ReportPage({ person }: { person: FieldPerson }) {
  const { t } = useFieldText()
  const { kinds } = useTables()
  const kindName = useKindName()
  const write = useWrite()
  const { items } = useQueue()
  const whereabouts = useWhereabouts()
  const { draft, photos, setDraft, setPhotos, clear, isFull } = useDraft<Draft>('report', EMPTY)
  const [isPicking, setPicking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [doneId, setDoneId] = useState<string | null>(null)
  useEffect(locate, [])

  const active = kinds.filter((kind) => kind.active).sort((a, b) => a.sortOrder - b.sortOrder)
  const isFireKind = active.some(({ key, isFire }) => isFire && key === draft.kind)
  const fireWord = draft.nothingBurns ? null : fireWordIn(draft.words)
  const burns = isFireKind || fireWord !== null
  const here = whereabouts.state === 'here' ? whereabouts.here : null
  const position = draft.place?.position ?? here?.position ?? null
  const isReady = draft.kind !== null && position !== null && !burns && !isBusy
  const placeWords = usePlaceWords(draft.place)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })

  const submit = async (): Promise<void> => {
    if (draft.kind === null || position === null) return
    setBusy(true)
    const { kind, grade, place, nothingBurns } = draft
    const report = {
      ...{ kind, grade, nothingBurns, source: SOURCE[person.role] ?? ('inspection' as const) },
      ...{
        description: draft.words.trim(),
        address: draft.address.trim(),
        position: [...position] as [number, number],
      },
    }
    const taken = photos.map(({ blob }) => ({ blob, phase: 'before' as const }))
    const label = [kindName(kind), draft.address.trim()].filter((part) => part !== '').join(' · ')
    const item = await write(
      { type: 'reportHazard', report, positionSystem: place?.system ?? 'wgs84' },
      { photos: taken, label },
    )
    setBusy(false)
    if (item === null) return
    await clear()
    setDoneId(item.id)
  }

  if (doneId !== null) {
    const item = items.find(({ id }) => id === doneId) ?? null
    return <Reported item={item} onAnother={() => setDoneId(null)} />
  }
  if (isPicking) {
    return (
      <Suspense>
        <PickMap
          start={position}
          onBack={() => setPicking(false)}
          onPick={(picked) => {
            change({ place: { position: picked, system: 'wgs84', how: 'pin', name: '' } })
            setPicking(false)
          }}
        />
      </Suspense>
    )
  }
  const photoPlace = photos.find((photo) => photo.position !== null)?.position ?? null
  return (
    <main className={styles['page']}>
      <div className={styles['scroll']}>
        <h1>{t('report.title')}</h1>
        <Call119 />
        {isFull && <p className={styles['warn']}>{t('write.draftLost')}</p>}
        <PhotoField label={t('report.photo')} photos={photos} onChange={setPhotos} />
        <Choice
          label={t('report.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={active.map(({ key, isFire }) => ({ value: key, words: kindName(key), isGrave: isFire }))}
        />
        {burns && (
          <section className={styles['fire']} role="alert">
            <h2>{t('report.fireStop')}</h2>
            <p>{isFireKind ? t('report.fireKind') : t('report.fireWord', { word: fireWord ?? '' })}</p>
            <Call119 />
            {!isFireKind && (
              <FieldButton onClick={() => change({ nothingBurns: true })}>{t('report.nothingBurns')}</FieldButton>
            )}
          </section>
        )}
        <PlaceField
          place={draft.place}
          address={draft.address}
          photoPlace={photoPlace}
          onPlace={(place) => change({ place })}
          onAddress={(address, place) => change(place ? { address, place } : { address })}
          onPin={() => setPicking(true)}
        />
        <Words
          label={t('words.optional')}
          rows={2}
          most={2000}
          value={draft.words}
          onChange={(words) => change({ words })}
        />
        <Choice
          label={t('report.grade')}
          value={draft.grade}
          onChange={(grade) => change({ grade })}
          options={[
            { value: 'general', words: t('grade.general') },
            { value: 'major', words: t('grade.major'), note: t('report.majorNote') },
          ]}
        />
      </div>
      <footer className={styles['foot']}>
        <p>
          {isReady || isBusy
            ? placeWords
            : t(burns ? 'report.lacks.fire' : draft.kind === null ? 'report.lacks.kind' : 'report.lacks.place')}
        </p>
        <FieldButton look="primary" icon="queue" disabled={!isReady} onClick={() => void submit()}>
          {t('report.submit')}
        </FieldButton>
      </footer>
    </main>
  )
}
