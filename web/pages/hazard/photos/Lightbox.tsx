import type { Photo } from '@wangge/api/contract'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { photoUrl } from '../../../data/photos.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/index.ts'
import styles from './Lightbox.module.css'

interface LightboxProps {
  photos: readonly Photo[]
  at: number
  caption(photo: Photo): string
  onMove(at: number): void
  onClose(): void
}

/** One photo over everything; arrows, Home and End go through them, Escape closes. */
export function Lightbox({ photos, at, caption, onMove, onClose }: LightboxProps) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const photo = photos[at]
  if (!photo) return null
  const go = (to: number): void => onMove(Math.min(photos.length - 1, Math.max(0, to)))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') go(at - 1)
    else if (event.key === 'ArrowRight') go(at + 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(photos.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const words = caption(photo)
  return (
    <dialog ref={dialog} className={styles['box']} aria-label={words} onClose={onClose} onKeyDown={onKeyDown}>
      <img src={photoUrl(photo.id, 'full')} alt={words} width={photo.widthPixels} height={photo.heightPixels} />
      <p className={styles['caption']} aria-live="polite">
        {words} · {photo.uploadedByName} · {at + 1} / {photos.length}
      </p>
      <button
        type="button"
        className={styles['previous']}
        disabled={at === 0}
        onClick={() => go(at - 1)}
        aria-label={t('hazard.photoPrevious')}
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        className={styles['next']}
        disabled={at === photos.length - 1}
        onClick={() => go(at + 1)}
        aria-label={t('hazard.photoNext')}
      >
        <Icon name="right" />
      </button>
      <button type="button" className={styles['close']} onClick={onClose} aria-label={t('app.close')}>
        <Icon name="close" />
      </button>
    </dialog>
  )
}
