import { useMutation } from '@tanstack/react-query'
import type { PasswordChange } from '@wangge/api/contract'
import { type FormEvent, useId } from 'react'
import { request } from '../data/client.ts'
import { useProblemWords } from '../parts/problemWords.ts'
import { Section } from '../parts/Section.tsx'
import { useToast } from '../parts/Toasts.tsx'
import { useText } from '../text/index.ts'
import styles from './PasswordForm.module.css'

/** Shortest password that the server takes. */
const LEAST_CHARACTERS = 10

/** A new password for myself; it ends my other sessions. */
export function PasswordForm() {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const id = useId()
  const change = useMutation({
    mutationFn: (body: PasswordChange) => request<void>('/session/password', { method: 'POST', body }),
    onSuccess: () => toast(t('person.passwordSaved')),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    change.mutate(
      { currentPassword: String(fields.get('current')), newPassword: String(fields.get('new')) },
      { onSuccess: () => form.reset() },
    )
  }
  return (
    <Section title={t('person.changePassword')}>
      <form className={styles['form']} onSubmit={onSubmit}>
        <label htmlFor={`${id}c`}>{t('person.currentPassword')}</label>
        <input id={`${id}c`} name="current" type="password" autoComplete="current-password" required />
        <label htmlFor={`${id}n`}>{t('person.newPassword')}</label>
        <input
          id={`${id}n`}
          name="new"
          type="password"
          autoComplete="new-password"
          minLength={LEAST_CHARACTERS}
          required
        />
        {change.error && <p role="alert">{words(change.error)}</p>}
        <button type="submit" disabled={change.isPending}>
          {t('person.savePassword')}
        </button>
      </form>
    </Section>
  )
}
