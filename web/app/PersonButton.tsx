import { lazy, Suspense, useState } from 'react'
import { useSession } from '../data/session.ts'
import { Icon } from '../parts/Icon.tsx'
import { useText } from '../text/index.ts'
import styles from './PersonButton.module.css'

const PersonDialog = lazy(() => import('./PersonDialog.tsx'))

/** Who is looking; opens his account, his sessions and the way out. */
export function PersonButton() {
  const { t } = useText()
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!session) return null
  const role = t(`role.${session.role}`)
  return (
    <>
      <button
        type="button"
        className={styles['person']}
        aria-haspopup="dialog"
        aria-label={t('person.open', { name: session.personName, role })}
        onClick={() => setOpen(true)}
      >
        <span>{[session.personName, session.unit || role].join(' · ')}</span>
        <Icon name="person" />
      </button>
      {isOpen && (
        <Suspense>
          <PersonDialog session={session} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
