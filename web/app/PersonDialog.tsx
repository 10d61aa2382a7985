import type { Session } from '@wangge/api/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { useNow } from '../data/now.ts'
import { signOut } from '../data/session.ts'
import { dateTime } from '../format/date.ts'
import { KeyValues } from '../parts/KeyValues.tsx'
import { useProblemWords } from '../parts/problemWords.ts'
import { SideDialog } from '../parts/SideDialog.tsx'
import { viewToSearch } from '../state/address.ts'
import { useText } from '../text/index.ts'
import { PasswordForm } from './PasswordForm.tsx'
import styles from './PersonDialog.module.css'
import { SessionList } from './SessionList.tsx'
import { useWidth } from './useWidth.ts'
import { useView } from './ViewContext.tsx'

/** Who I am here, where I am signed in, and the way out. */
export default function PersonDialog({ session, onClose }: { session: Session; onClose(): void }) {
  const { t, language } = useText()
  const words = useProblemWords()
  const nowMs = useNow(60)
  const width = useWidth()
  const search = viewToSearch(useView().view)
  const [failure, setFailure] = useState<string | null>(null)
  const leave = (): void => {
    // A fresh page: nothing that this person saw stays in memory.
    signOut().then(
      () => location.assign('/sign-in'),
      (error: Error) => setFailure(words(error)),
    )
  }
  const scope = session.scope
    ? [session.scopeName, session.scope.code].filter(Boolean).join(' ')
    : t('person.everything')
  return (
    <SideDialog title={session.personName} onClose={onClose}>
      <KeyValues
        rows={[
          [t('person.role'), t(`role.${session.role}`)],
          [t('person.unit'), session.unit || null],
          [t('person.scope'), scope],
          [t('person.username'), session.username],
          [t('person.until'), dateTime(session.expiresAt, language, nowMs)],
        ]}
      />
      {width === 'phone' && (
        <nav className={styles['pages']} aria-label={t('person.pages')}>
          <Link to={{ pathname: '/response', search }} onClick={onClose}>
            {t('page.response')}
          </Link>
          <Link to={{ pathname: '/teams', search }} onClick={onClose}>
            {t('page.teams')}
          </Link>
          <Link to={{ pathname: '/plan', search }} onClick={onClose}>
            {t('page.plan')}
          </Link>
          <Link to={{ pathname: '/ledger', search }} onClick={onClose}>
            {t('page.ledger')}
          </Link>
          {session.role === 'administrator' && (
            <Link to={{ pathname: '/admin', search }} onClick={onClose}>
              {t('page.admin')}
            </Link>
          )}
        </nav>
      )}
      <button type="button" className={styles['out']} onClick={leave}>
        {t('person.signOut')}
      </button>
      {failure && (
        <p role="alert" className={styles['failure']}>
          {failure}
        </p>
      )}
      <div className={styles['sections']}>
        <SessionList />
        <PasswordForm />
      </div>
    </SideDialog>
  )
}
