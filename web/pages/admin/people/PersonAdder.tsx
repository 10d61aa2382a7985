import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { TextField } from '../Field.tsx'
import styles from '../Form.module.css'
import { PasswordOnce } from './PasswordOnce.tsx'
import { type PersonDraft, PersonFields } from './PersonFields.tsx'
import { useAddPerson } from './peopleQueries.ts'

const NOBODY: PersonDraft = { name: '', unit: '', role: 'grid_worker', scopeCode: '' }

/** A new person; the password that was made is shown once, and the form stands ready for the next one. */
export function PersonAdder({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const add = useAddPerson()
  const [draft, setDraft] = useState(NOBODY)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const { scopeCode, ...rest } = draft
    add.mutate(
      { ...rest, username: username.trim(), scopeCode: scopeCode || null, ...(password && { password }) },
      {
        onSuccess: () => {
          setDraft({ ...draft, name: '' })
          setUsername('')
          setPassword('')
        },
      },
    )
  }
  const made = add.data
  return (
    <SideDialog title={t('admin.person.add')} onClose={onClose}>
      {made?.password && <PasswordOnce name={made.person.name} password={made.password} />}
      {made && !made.password && <p role="status">{t('admin.saved', { what: made.person.name })}</p>}
      <form className={styles['form']} onSubmit={send}>
        <TextField name={t('admin.person.username')} value={username} maxLength={64} isNeeded onChange={setUsername} />
        <PersonFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
        <TextField
          name={t('admin.person.password')}
          help={t('admin.person.passwordHelp')}
          value={password}
          maxLength={128}
          onChange={setPassword}
        />
        {add.error && (
          <p className={styles['failure']} role="alert">
            {words(add.error)}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={add.isPending}>
            {t('admin.add')}
          </button>
        </div>
      </form>
    </SideDialog>
  )
}
