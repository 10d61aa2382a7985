import type { QueueItem } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { FieldIcon } from '../parts/FieldIcon.tsx'
import { addressOf, goTo } from '../route.ts'
import { useFieldText } from '../text.ts'
import styles from './Reported.module.css'

/** What became of the report just made: kept on the phone, then its number. */
export function Reported({ item, onAnother }: { item: QueueItem | null; onAnother(): void }) {
  const { t } = useFieldText()
  const serial = item?.result?.serial
  const isStuck = item?.state === 'failed' || item?.state === 'conflict'
  return (
    <main className={styles['page']}>
      <FieldIcon name={isStuck ? 'warn' : 'check'} size={48} />
      <h1>{t(serial ? 'reported.sent' : isStuck ? 'reported.stuck' : 'reported.kept')}</h1>
      <p role="status">
        {serial ? t('reported.serial', { serial }) : t(isStuck ? 'reported.stuckDo' : 'reported.keptDo')}
      </p>
      <FieldButton look="primary" icon="report" onClick={onAnother}>
        {t('reported.another')}
      </FieldButton>
      <FieldButton onClick={() => goTo(isStuck ? addressOf.queue : addressOf.tasks)}>
        {t(isStuck ? 'reported.toQueue' : 'reported.toTasks')}
      </FieldButton>
    </main>
  )
}
