import type { Forces } from '@wangge/api/contract'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import type { Place } from '../useTeamsPlace.ts'
import styles from './UnitChip.module.css'

/** Says that the roster holds the teams of one unit alone, and ends that. */
export function UnitChip({ forces, place }: { forces: Forces | undefined; place: Place }) {
  const { t } = useText()
  const unit = forces?.units.find(({ code }) => code === place.unit)
  if (!unit) return null
  return (
    <p className={styles['chip']}>
      {t('teams.onlyUnit', { name: unit.name })}
      <button type="button" className={buttons['link']} onClick={() => place.go({ unit: '' })}>
        {t('teams.everyUnit')}
      </button>
    </p>
  )
}
