import type { ReactNode } from 'react'
import { useText } from '../text/index.ts'
import styles from './Notice.module.css'

interface NoticeProps {
  title: string
  what?: ReactNode
  code?: string
  onRetry?: () => void
}

/** Where content would stand: what is missing and why, what to do, and the code for whoever is asked. */
export function Notice({ title, what, code, onRetry }: NoticeProps) {
  const { t } = useText()
  return (
    <div className={styles['notice']} role="status">
      <p className={styles['title']}>{title}</p>
      {what && <p className={styles['what']}>{what}</p>}
      {onRetry && (
        <button type="button" className={styles['retry']} onClick={onRetry}>
          {t('app.retry')}
        </button>
      )}
      {code && <p className={styles['code']}>{t('problem.code', { code })}</p>}
    </div>
  )
}
