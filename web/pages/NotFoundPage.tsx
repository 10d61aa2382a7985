import { Link } from 'react-router'
import { useText } from '../text/index.ts'
import styles from './NotFoundPage.module.css'

export function NotFoundPage() {
  const { t } = useText()
  return (
    <main id="main" className={styles['page']}>
      <h2>{t('app.notFound')}</h2>
      <p>{t('app.notFoundDo')}</p>
      <Link to="/">{t('app.toCommand')}</Link>
    </main>
  )
}
