import type { BulkActionInput } from '@wangge/api/contract'
import { type FormEvent, useId, useState } from 'react'
import { useSession } from '../../data/session.ts'
import { CellSelect } from '../../parts/CellSelect.tsx'
import { SideDialog } from '../../parts/SideDialog.tsx'
import { useText } from '../../text/index.ts'
import styles from './BulkForm.module.css'
import { OwnerSelect } from './OwnerSelect.tsx'

export type BulkAct = Exclude<BulkActionInput['action'], { action: 'acknowledge' }>

interface BulkFormProps {
  act: BulkAct['action']
  /** How many rows it is for. */
  n: number
  onCancel(): void
  onSend(action: BulkAct): void
}

/** What an action needs to be told, once for all marked rows. */
export function BulkForm({ act, n, onCancel, onSend }: BulkFormProps) {
  const { t } = useText()
  const session = useSession()
  const id = useId()
  const [text, setText] = useState('')
  const [place, setPlace] = useState('')
  const [owner, setOwner] = useState(session?.role === 'grid_worker' ? session.personId : '')
  const [backup, setBackup] = useState('')
  const isComplete = act === 'assign' || (text.trim() !== '' && (act === 'note' || place !== ''))
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (act === 'assign') onSend({ action: 'assign', ownerId: owner || null, backupId: backup || null })
    else if (act === 'transfer') onSend({ action: 'transfer', toCode: place, reason: text })
    else onSend({ action: 'note', text })
  }
  return (
    <SideDialog title={t(`ledger.bulk.${act}`)} onClose={onCancel}>
      <form className={styles['form']} onSubmit={send}>
        <p>{t('ledger.bulkFor', { n })}</p>
        {act === 'assign' && (
          <>
            <span>{t('ledger.owner')}</span>
            <OwnerSelect label={t('ledger.owner')} value={owner} onChange={setOwner} />
            <span>{t('ledger.backup')}</span>
            <OwnerSelect label={t('ledger.backup')} value={backup} onChange={setBackup} />
            <small>{t('ledger.assignNote')}</small>
          </>
        )}
        {act === 'transfer' && (
          <>
            <span>{t('ledger.transferTo')}</span>
            <CellSelect
              label={t('ledger.transferTo')}
              placeholder={t('ledger.area')}
              value={place}
              onChange={setPlace}
            />
          </>
        )}
        {act !== 'assign' && (
          <>
            <label htmlFor={id}>{t(act === 'transfer' ? 'ledger.reason' : 'ledger.noteText')}</label>
            <textarea
              id={id}
              rows={4}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </>
        )}
        <button type="submit" disabled={!isComplete}>
          {t('ledger.bulkSend', { n, act: t(`ledger.bulk.${act}`) })}
        </button>
      </form>
    </SideDialog>
  )
}
