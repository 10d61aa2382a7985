import type { UploadedPhoto } from '@wangge/api/contract'
import type { PhotoPhase } from '@wangge/db/vocabulary'
import { useEffect, useRef, useState } from 'react'
import { deletePhoto, uploadPhoto } from '../../../data/photos.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/index.ts'
import { Refused } from '../actions/Refused.tsx'
import styles from './PhotoPicker.module.css'

interface Upload {
  key: string
  name: string
  preview: string
  photo: UploadedPhoto | null
  error: Error | null
}

interface PhotoPickerProps {
  phase: PhotoPhase
  /** Ids of what has arrived, in order. */
  onChange(photoIds: string[]): void
  onPhoto?(photo: UploadedPhoto): void
}

/** The server takes at most this many with one change. */
const MOST = 12

/** Pictures by camera, file or drag; each is sent at once and shown while it is on its way. */
export function PhotoPicker({ phase, onChange, onPhoto }: PhotoPickerProps) {
  const { t } = useText()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [isOver, setOver] = useState(false)
  const latest = useRef({ onChange, onPhoto })
  latest.current = { onChange, onPhoto }
  const ids = uploads.flatMap(({ photo }) => (photo ? [photo.id] : [])).join()
  const told = useRef('')
  useEffect(() => {
    if (ids === told.current) return
    told.current = ids
    latest.current.onChange(ids === '' ? [] : ids.split(','))
  }, [ids])

  const put = (key: string, part: Partial<Upload>): void =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = async (files: readonly File[]): Promise<void> => {
    const fresh = files
      .filter(({ type }) => type.startsWith('image/'))
      .slice(0, MOST - uploads.length)
      .map((file) => ({ file, key: `${file.name} ${file.size} ${performance.now()}` }))
    setUploads((before) => [
      ...before,
      ...fresh.map(({ file, key }) => ({
        key,
        name: file.name,
        preview: URL.createObjectURL(file),
        photo: null,
        error: null,
      })),
    ])
    for (const { file, key } of fresh) {
      try {
        const photo = await uploadPhoto(file, phase)
        put(key, { photo })
        latest.current.onPhoto?.(photo)
      } catch (error) {
        put(key, { error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
  }
  const remove = (upload: Upload): void => {
    URL.revokeObjectURL(upload.preview)
    setUploads((before) => before.filter(({ key }) => key !== upload.key))
    // What is left behind is swept by the server.
    if (upload.photo) void deletePhoto(upload.photo.id).catch(() => undefined)
  }
  const failed = uploads.find(({ error }) => error !== null)?.error
  return (
    <div className={styles['picker']}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way, the buttons are the first */}
      <div
        className={styles['drop']}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void add([...event.dataTransfer.files])
        }}
      >
        <ul className={styles['thumbs']}>
          {uploads.map((upload) => (
            <li key={upload.key} data-state={upload.error ? 'failed' : upload.photo ? 'there' : 'sending'}>
              <img src={upload.preview} alt={upload.name} />
              <span role="status">
                {upload.error ? t('hazard.photoFailed') : upload.photo ? '' : t('hazard.photoSending')}
              </span>
              <button
                type="button"
                onClick={() => remove(upload)}
                aria-label={t('hazard.photoRemove', { name: upload.name })}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
        {uploads.length < MOST && (
          <span className={styles['buttons']}>
            <FileButton name={t('hazard.photoPick')} onFiles={(files) => void add(files)} />
            <FileButton name={t('hazard.photoTake')} isCamera onFiles={(files) => void add(files)} />
            <span className={styles['hint']}>{t('hazard.photoDrop')}</span>
          </span>
        )}
      </div>
      {failed && <Refused error={failed} />}
    </div>
  )
}

interface FileButtonProps {
  name: string
  isCamera?: boolean
  onFiles(files: File[]): void
}

function FileButton({ name, isCamera = false, onFiles }: FileButtonProps) {
  return (
    <label className={styles['button']} data-camera={isCamera}>
      {name}
      <input
        type="file"
        accept="image/jpeg,image/png,image/webp"
        className="visuallyHidden"
        multiple={!isCamera}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </label>
  )
}
