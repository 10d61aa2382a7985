import type { HazardKind, LedgerTables } from '@wangge/api/contract'
import type { Clock } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field, TextField } from '../Field.tsx'
import styles from '../Form.module.css'
import { KEY_PATTERN, nextOrder } from './entryKey.ts'
import { useRuleName } from './useRuleName.ts'
import { useTableChange } from './useTableChange.ts'

interface KindEditorProps {
  /** null = a new one. */
  kind: HazardKind | null
  tables: LedgerTables
  onClose(): void
}

export function KindEditor({ kind, tables, onClose }: KindEditorProps) {
  const { t } = useText()
  const words = useProblemWords()
  const change = useTableChange()
  const [draft, setDraft] = useState<HazardKind>(
    kind ?? {
      ...{ key: '', nameZh: '', nameEn: '', isFire: false, active: true },
      ...{ verifyRule: 'verify', replyRule: 'reply', sortOrder: nextOrder(tables.kinds) },
    },
  )
  const set = (part: Partial<HazardKind>): void => setDraft({ ...draft, ...part })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      {
        ...{ method: 'PUT', path: `/hazard-kinds/${draft.key}`, body: draft, what: draft.nameZh },
        ...(kind && { before: kind }),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <SideDialog title={kind ? t('admin.kind.edit', { name: kind.nameZh }) : t('admin.kind.add')} onClose={onClose}>
      <form className={styles['form']} onSubmit={save}>
        <TextField
          name={t('admin.key')}
          help={t('admin.keyHelp')}
          value={draft.key}
          pattern={KEY_PATTERN}
          isFixed={kind !== null}
          isNeeded
          onChange={(key) => set({ key })}
        />
        <TextField
          name={t('admin.nameZh')}
          value={draft.nameZh}
          maxLength={40}
          isNeeded
          onChange={(nameZh) => set({ nameZh })}
        />
        <TextField
          name={t('admin.nameEn')}
          value={draft.nameEn}
          maxLength={60}
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
        <RuleSelect
          name={t('admin.kind.verifyRule')}
          clock="verify"
          value={draft.verifyRule}
          tables={tables}
          onChange={(verifyRule) => set({ verifyRule })}
        />
        <RuleSelect
          name={t('admin.kind.replyRule')}
          clock="reply"
          value={draft.replyRule}
          tables={tables}
          onChange={(replyRule) => set({ replyRule })}
        />
        <CheckField
          name={t('admin.kind.fire')}
          help={t('admin.kind.fireHelp')}
          isOn={draft.isFire}
          onChange={(isFire) => set({ isFire })}
        />
        <CheckField
          name={t('admin.kind.active')}
          help={t('admin.kind.activeHelp')}
          isOn={draft.active}
          onChange={(active) => set({ active })}
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

function RuleSelect(props: {
  name: string
  clock: Clock
  value: string
  tables: LedgerTables
  onChange(key: string): void
}) {
  const { name, clock, value, tables, onChange } = props
  const { whole } = useRuleName(tables.rules)
  const rules = tables.rules.filter((rule) => rule.clock === clock)
  return (
    <Field name={name}>
      {(id) => (
        <Select
          id={id}
          value={value}
          options={rules.map(({ key }) => ({ value: key, label: `${whole(key)} · ${key}` }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
