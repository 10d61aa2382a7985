import type { HazardCase, Photo } from '@wangge/api/contract'
import { PHOTO_PHASES, type PhotoPhase } from '@wangge/db/vocabulary'
import { Segmented } from 'antd'
import { useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { useHazardAction } from '../../../data/hazardChanges.ts'
import { useNow } from '../../../data/now.ts'
import { photoUrl } from '../../../data/photos.ts'
import { dateTime } from '../../../format/date.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { useActions } from '../actions/ActionHost.tsx'
import { Refused } from '../actions/Refused.tsx'
import { Lightbox } from './Lightbox.tsx'
import { PhotoPicker } from './PhotoPicker.tsx'
import styles from './PhotoSection.module.css'

/** Photos in the order before, evidence, after; adding them is a change like any other. */
export function PhotoSection({ hazard }: { hazard: HazardCase }) {
  const { t, language } = useText()
  const { allowed } = useActions()
  const nowMs = useNow(60)
  const [shown, setShown] = useState<number | null>(null)
  const [isAdding, setAdding] = useState(false)
  const photos = inOrder(hazard.photos)
  const canAdd = allowed('addPhotos')?.allowed === true
  const waitsForAfter =
    hazard.state === 'rectifying' && hazard.rectifiedAt === null && !photos.some(({ phase }) => phase === 'after')
  return (
    <Section
      title={t('hazard.photos')}
      aside={
        canAdd && (
          <button type="button" className={styles['add']} aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
            {t(isAdding ? 'app.close' : 'hazard.photoAdd')}
          </button>
        )
      }
    >
      <ul className={styles['photos']}>
        {photos.map((photo, place) => (
          <li key={photo.id}>
            <button type="button" onClick={() => setShown(place)} aria-label={caption(photo)}>
              <img src={photoUrl(photo.id, 'thumbnail')} alt="" width={148} height={100} loading="lazy" />
            </button>
            <span>{caption(photo)}</span>
          </li>
        ))}
        {waitsForAfter && (
          <li className={styles['wanted']}>
            <span>{t('hazard.phase.after')}</span>
            <span>{t('hazard.photoWanted')}</span>
          </li>
        )}
      </ul>
      {photos.length === 0 && !waitsForAfter && <p className={styles['none']}>{t('hazard.noPhotos')}</p>}
      {isAdding && <AddPhotos hazard={hazard} onDone={() => setAdding(false)} />}
      {shown !== null && photos[shown] && (
        <Lightbox photos={photos} at={shown} caption={caption} onMove={setShown} onClose={() => setShown(null)} />
      )}
    </Section>
  )

  function caption({ phase, takenAt, uploadedAt }: Photo): string {
    return `${t(`hazard.phase.${phase}`)} · ${dateTime(takenAt ?? uploadedAt, language, nowMs)}`
  }
}

const RANK: Record<PhotoPhase, number> = { before: 0, evidence: 1, after: 2 }
const inOrder = (photos: readonly Photo[]): Photo[] =>
  photos.toSorted((a, b) => RANK[a.phase] - RANK[b.phase] || a.uploadedAt.localeCompare(b.uploadedAt))

function AddPhotos({ hazard, onDone }: { hazard: HazardCase; onDone(): void }) {
  const { t } = useText()
  const [phase, setPhase] = useState<PhotoPhase>(hazard.state === 'rectifying' ? 'after' : 'evidence')
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const send = useHazardAction(hazard.id)
  const save = (): void =>
    send.mutate(
      {
        input: { action: 'addPhotos', photoIds: [...photoIds], expectedVersion: hazard.version },
        key: changeKey(),
      },
      { onSuccess: onDone },
    )
  return (
    <div className={styles['adding']}>
      <Segmented
        aria-label={t('hazard.photoPhase')}
        value={phase}
        disabled={photoIds.length > 0}
        options={PHOTO_PHASES.map((value) => ({ value, label: t(`hazard.phase.${value}`) }))}
        onChange={setPhase}
      />
      <PhotoPicker key={phase} phase={phase} onChange={setPhotoIds} />
      {send.error && <Refused error={send.error} />}
      <button
        type="button"
        className={styles['save']}
        disabled={photoIds.length === 0 || send.isPending}
        onClick={save}
      >
        {t('hazard.photoSave', { n: photoIds.length })}
      </button>
    </div>
  )
}
