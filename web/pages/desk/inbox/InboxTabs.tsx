import { useInboxCounts } from '../../../data/hazards.ts'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { DESK_TABS, type DeskTab } from '../deskPlace.ts'
import styles from './InboxTabs.module.css'

/** The tabs with how many wait in each; a strip that scrolls where it has no room. */
export function InboxTabs({ tab, onTab }: { tab: DeskTab; onTab(tab: DeskTab): void }) {
  const { t } = useText()
  const counts = useInboxCounts().data
  const counted: Partial<Record<DeskTab, number>> = counts ? { ...counts } : {}
  return (
    <fieldset className={styles['tabs']} aria-label={t('desk.tabs')}>
      {DESK_TABS.map((one) => (
        <button
          key={one}
          type="button"
          className={styles['tab']}
          aria-pressed={one === tab}
          data-apart={one === 'consultations'}
          onClick={() => onTab(one)}
        >
          {t(`desk.tab.${one}`)}
          {counted[one] !== undefined && <span className={styles['count']}>{count(counted[one])}</span>}
        </button>
      ))}
    </fieldset>
  )
}
