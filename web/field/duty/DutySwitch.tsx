import type { FieldTeam } from '@wangge/api/contract'
import { useFieldText } from '../text.ts'
import styles from './DutySwitch.module.css'
import { useDuty } from './useDuty.ts'

/** On or off duty, and with it whether the phone shares where it is: one switch, always to be seen. */
export function DutySwitch({ personId, team }: { personId: string; team: FieldTeam }) {
  const { t } = useFieldText()
  const { isOn, isSharing, canShare, turn } = useDuty(personId, team)
  const isWhole = isOn && (isSharing || !canShare)
  const words = !isOn ? t('duty.isOff') : isSharing ? t('duty.isShared') : t('duty.isNotShared')
  return (
    <label className={styles['duty']}>
      <span>{words}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isWhole}
        checked={isWhole}
        onChange={({ target }) => turn(target.checked)}
      />
      <i aria-hidden="true" />
    </label>
  )
}
