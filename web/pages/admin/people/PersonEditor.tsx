import type { Person, PersonChange } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { useSession } from '../../../data/session.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import styles from '../Form.module.css'
import { newPassword } from './newPassword.ts'
import { PasswordOnce } from './PasswordOnce.tsx'
import { PersonFields } from './PersonFields.tsx'
import { PersonSessions } from './PersonSessions.tsx'
import { useChangePerson } from './peopleQueries.ts'

/** One account: what it may do and where, its password, its sessions; switched off and on again. */
export function PersonEditor({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const isSelf = useSession()?.personId === person.id
  const isLocked = useNow(10) < Date.parse(person.lockedUntil ?? '')
  const change = useChangePerson(person.id)
  const [draft, setDraft] = useState({
    name: person.name,
    unit: person.unit,
    role: person.role,
    scopeCode: person.scope?.code ?? '',
  })
  const [made, setMade] = useState<string | null>(null)
  const { name, role, scope } = person
  const before: PersonChange = isSelf
    ? { name, unit: person.unit }
    : { name, unit: person.unit, role, scopeCode: scope?.code ?? null }

  const save = (event: FormEvent): void => {
    event.preventDefault()
    const { scopeCode, ...rest } = draft
    const after = isSelf ? { name: rest.name, unit: rest.unit } : { ...rest, scopeCode: scopeCode || null }
    change.mutate(after, {
      onSuccess: () => {
        onClose()
        toast(t('admin.saved', { what: draft.name }), () => change.mutate(before))
      },
    })
  }
  const setDisabled = (isDisabled: boolean): void =>
    change.mutate(
      { isDisabled },
      {
        onSuccess: () => {
          // The line that offers to undo it stands below an open drawer.
          onClose()
          toast(t(isDisabled ? 'admin.person.didDisable' : 'admin.person.didEnable', { name }), () =>
            change.mutate({ isDisabled: !isDisabled }),
          )
        },
      },
    )
  const renewPassword = (): void => {
    const password = newPassword()
    change.mutate({ password }, { onSuccess: () => setMade(password) })
  }
  return (
    <SideDialog title={t('admin.person.edit', { name })} onClose={onClose}>
      <p className={styles['note']}>{t(isSelf ? 'admin.person.self' : 'admin.person.endsSessions')}</p>
      <form className={styles['form']} onSubmit={save}>
        <PersonFields draft={draft} isSelf={isSelf} onChange={(part) => setDraft({ ...draft, ...part })} />
        {change.error && (
          <p className={styles['failure']} role="alert">
            {words(change.error)}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={change.isPending}>
            {t('admin.save')}
          </button>
          <button type="button" className={styles['button']} disabled={change.isPending} onClick={renewPassword}>
            {t('admin.person.newPassword')}
          </button>
          {isLocked && (
            <button
              type="button"
              className={styles['button']}
              onClick={() =>
                change.mutate({ unlock: true }, { onSuccess: () => toast(t('admin.person.didUnlock', { name })) })
              }
            >
              {t('admin.person.unlock')}
            </button>
          )}
          {!isSelf && (
            <button
              type="button"
              className={styles['button']}
              disabled={change.isPending}
              onClick={() => setDisabled(person.disabledAt === null)}
            >
              {t(person.disabledAt === null ? 'admin.person.disable' : 'admin.person.enable')}
            </button>
          )}
        </div>
      </form>
      {made && <PasswordOnce name={name} password={made} />}
      <PersonSessions person={person} />
    </SideDialog>
  )
}
