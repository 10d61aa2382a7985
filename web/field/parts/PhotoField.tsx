import { useEffect, useMemo, useState } from 'react'
import { PhotoUnreadableError, type SmallPhoto, shrinkPhoto } from '../offline/index.ts'
import { useFieldText } from '../text.ts'
import { FieldIcon } from './FieldIcon.tsx'
import { say } from './notice.ts'
import styles from './PhotoField.module.css'
import { whilePhotosArePending } from './photosPending.ts'

/** As many as one action takes. */
const MOST_PHOTOS = 12

interface PhotoFieldProps {
  label: string
  photos: readonly SmallPhoto[]
  onChange(photos: SmallPhoto[]): void
}

/** The camera by one tap, pictures already taken by another; each is drawn small at once. */
export function PhotoField({ label, photos, onChange }: PhotoFieldProps) {
  const { t } = useFieldText()
  const [isBusy, setBusy] = useState(false)
  const take = async (files: FileList | null): Promise<void> => {
    const chosen = [...(files ?? [])].slice(0, MOST_PHOTOS - photos.length)
    if (chosen.length === 0) return
    setBusy(true)
    const small: SmallPhoto[] = []
    // One after the other: a phone holds few pictures of twelve megapixels at once.
    for (const file of chosen) {
      try {
        small.push(await shrinkPhoto(file))
      } catch (error) {
        say(t(error instanceof PhotoUnreadableError ? 'photo.unreadable' : 'photo.failed'), { isBad: true })
      }
    }
    setBusy(false)
    onChange([...photos, ...small])
  }
  return (
    <fieldset className={styles['field']} aria-busy={isBusy}>
      <legend>{label}</legend>
      <label className={styles['take']}>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) =>
            void whilePhotosArePending(() => take(target.files)).then(() => (target.value = ''))
          }
        />
        <FieldIcon name="camera" />
        {t(isBusy ? 'photo.busy' : 'photo.take')}
      </label>
      <label className={styles['choose']}>
        <input
          type="file"
          accept="image/*"
          multiple
          onChange={({ target }) =>
            void whilePhotosArePending(() => take(target.files)).then(() => (target.value = ''))
          }
        />
        {t('photo.choose')}
      </label>
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, at) => (
            <Preview
              key={`${photo.blob.size}-${String(at)}`}
              photo={photo}
              number={at + 1}
              onRemove={() => onChange(photos.filter((one) => one !== photo))}
            />
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function Preview({ photo, number, onRemove }: { photo: SmallPhoto; number: number; onRemove(): void }) {
  const { t } = useFieldText()
  const address = useMemo(() => URL.createObjectURL(photo.blob), [photo.blob])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <li>
      <img src={address} alt={t('photo.number', { n: number })} width={132} height={99} />
      <button type="button" onClick={onRemove} aria-label={t('photo.remove', { n: number })}>
        <FieldIcon name="close" size={18} />
      </button>
    </li>
  )
}
