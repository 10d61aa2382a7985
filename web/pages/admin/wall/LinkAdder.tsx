import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { CellSelect } from '../../../parts/CellSelect.tsx'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { Field, TextField } from '../Field.tsx'
import form from '../Form.module.css'
import { LinkOnce } from './LinkOnce.tsx'
import { useAddLink, useViews } from './wallAdminQueries.ts'

/** A new link; its address is shown once. */
export function LinkAdder({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const add = useAddLink()
  const known = useViews().data?.items ?? []
  const [name, setName] = useState('')
  const [scopeCode, setScopeCode] = useState('')
  const [views, setViews] = useState<string[]>([])
  const send = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate({ name: name.trim(), scopeCode: scopeCode || null, views }, { onSuccess: () => setName('') })
  }
  const made = add.data
  return (
    <SideDialog title={t('wall.admin.addLink')} onClose={onClose}>
      {made && <LinkOnce name={made.link.name} token={made.token} />}
      <form className={form['form']} onSubmit={send}>
        <TextField name={t('wall.admin.linkName')} value={name} maxLength={40} isNeeded onChange={setName} />
        <Field name={t('wall.admin.area')} help={t('wall.admin.linksHelp')}>
          {(id) => (
            <CellSelect
              id={id}
              label={t('wall.admin.area')}
              placeholder={t('admin.person.everything')}
              value={scopeCode}
              onChange={setScopeCode}
            />
          )}
        </Field>
        <Field name={t('wall.admin.linkViews')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              aria-label={t('wall.admin.linkViews')}
              placeholder={t('wall.admin.allViews')}
              value={views}
              options={known.map((view) => ({ value: view.id, label: view.name }))}
              onChange={setViews}
            />
          )}
        </Field>
        {add.error && (
          <p className={form['failure']} role="alert">
            {words(add.error)}
          </p>
        )}
        <div className={form['buttons']}>
          <button type="submit" className={form['primary']} disabled={add.isPending}>
            {t('wall.admin.addLink')}
          </button>
        </div>
      </form>
    </SideDialog>
  )
}
