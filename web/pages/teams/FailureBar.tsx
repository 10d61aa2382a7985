import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/index.ts'
import buttons from './Buttons.module.css'
import styles from './TeamsPage.module.css'
import { useProblem } from './useProblem.ts'
import type { RosterWork } from './useRosterWork.ts'

/** Why the last change was refused, and what to do; stays until it is read. */
export function FailureBar({ work }: { work: RosterWork }) {
  const { t } = useText()
  const problem = useProblem()
  if (!work.failure) return null
  return (
    <div className={styles['failure']} role="alert">
      <span>{problem(work.failure)}</span>
      <button type="button" className={buttons['icon']} aria-label={t('app.close')} onClick={work.forget}>
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}
