import type { CommitmentKind } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field, TextField } from '../Field.tsx'
import styles from '../Form.module.css'
import { KEY_PATTERN, nextOrder } from './entryKey.ts'
import { useTableChange } from './useTableChange.ts'

interface CommitmentEditorProps {
  /** null = a new one. */
  entry: CommitmentKind | null
  all: readonly CommitmentKind[]
  onClose(): void
}

export function CommitmentEditor({ entry, all, onClose }: CommitmentEditorProps) {
  const { t } = useText()
  const words = useProblemWords()
  const change = useTableChange()
  const [draft, setDraft] = useState<CommitmentKind>(
    entry ?? { key: '', nameZh: '', nameEn: '', sortOrder: nextOrder(all), required: true },
  )
  const set = (part: Partial<CommitmentKind>): void => setDraft({ ...draft, ...part })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      {
        ...{ method: 'PUT', path: `/commitment-kinds/${draft.key}`, body: draft, what: draft.nameZh },
        ...(entry && { before: entry }),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <SideDialog
      title={entry ? t('admin.commitment.edit', { name: entry.nameZh }) : t('admin.commitment.add')}
      onClose={onClose}
    >
      <form className={styles['form']} onSubmit={save}>
        <TextField
          name={t('admin.key')}
          help={t('admin.keyHelp')}
          value={draft.key}
          pattern={KEY_PATTERN}
          isFixed={entry !== null}
          isNeeded
          onChange={(key) => set({ key })}
        />
        <TextField
          name={t('admin.nameZh')}
          value={draft.nameZh}
          maxLength={20}
          isNeeded
          onChange={(nameZh) => set({ nameZh })}
        />
        <TextField
          name={t('admin.nameEn')}
          value={draft.nameEn}
          maxLength={40}
          isNeeded
          onChange={(nameEn) => set({ nameEn })}
        />
        <Field name={t('admin.order')}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={0}
              max={999}
              value={draft.sortOrder}
              onChange={(event) => set({ sortOrder: event.target.valueAsNumber || 0 })}
            />
          )}
        </Field>
        <CheckField
          name={t('admin.commitment.required')}
          isOn={draft.required}
          onChange={(required) => set({ required })}
        />
        {change.error && (
          <p className={styles['failure']} role="alert">
            {words(change.error)}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={change.isPending}>
            {t('admin.save')}
          </button>
        </div>
      </form>
    </SideDialog>
  )
}
