import type { Photo } from '@wangge/api/contract'
import { photoUrl } from '../../data/photos.ts'
import { useFieldText } from '../text.ts'
import styles from './PhotoStrip.module.css'

/** A case's photos, before and after. */
export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const { t } = useFieldText()
  return (
    <ul className={styles['strip']} aria-label={t('photo.all')}>
      {photos.map(({ id, phase }) => (
        <li key={id}>
          <a href={photoUrl(id, 'full')} target="_blank" rel="noreferrer">
            <img src={photoUrl(id, 'thumbnail')} alt={t(`photo.${phase}`)} width={84} height={64} loading="lazy" />
            <span aria-hidden="true">{t(`photo.${phase}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
