import { addressOf, type FieldRoute } from '../route.ts'
import { useFieldText } from '../text.ts'
import { FieldIcon } from './FieldIcon.tsx'
import styles from './Tabs.module.css'

const TABS = ['tasks', 'report', 'queue', 'me'] as const

/** The four tabs, 76 px; 待发 carries its count. */
export function Tabs({ page, waiting }: { page: FieldRoute['page']; waiting: number }) {
  const { t } = useFieldText()
  return (
    <nav className={styles['tabs']} aria-label={t('field.tabs')}>
      {TABS.map((tab) => (
        <a key={tab} href={addressOf[tab]} aria-current={tab === page ? 'page' : undefined}>
          <span className={styles['icon']}>
            <FieldIcon name={tab} />
            {tab === 'queue' && waiting > 0 && <b aria-hidden="true">{waiting}</b>}
          </span>
          {t(`field.tab.${tab}`)}
          {tab === 'queue' && waiting > 0 && <span className="visuallyHidden">{t('queue.count', { n: waiting })}</span>}
        </a>
      ))}
    </nav>
  )
}
