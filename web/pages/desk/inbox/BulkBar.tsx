import type { BulkActionInput, Hazard } from '@wangge/api/contract'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { ProblemError } from '../../../data/client.ts'
import { useBulkAction } from '../../../data/hazardChanges.ts'
import { count } from '../../../format/number.ts'
import { problemText } from '../../../parts/Failed.tsx'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { CellChooser } from '../../hazard/actions/CellChooser.tsx'
import { Field } from '../../hazard/actions/Field.tsx'
import { ColleagueFields } from '../../hazard/actions/PersonFields.tsx'
import { Refused } from '../../hazard/actions/Refused.tsx'
import { useReasonWords } from '../../hazard/actions/useReasonWords.ts'
import styles from './BulkBar.module.css'

const BULK = ['acknowledge', 'assign', 'transfer', 'note'] as const
type Bulk = (typeof BULK)[number]

interface BulkBarProps {
  hazards: readonly Hazard[]
  onClear(): void
}

/** One action for all that is marked; what was refused is named with its reason, and stays marked. */
export default function BulkBar({ hazards, onClear }: BulkBarProps) {
  const { t } = useText()
  const toast = useToast()
  const [open, setOpen] = useState<Bulk | null>(null)
  const send = useBulkAction()
  const reasonWords = useReasonWords()
  const key = useRef(changeKey())
  const submit = (action: BulkActionInput['action']): void => {
    const input = { ids: hazards.map(({ id }) => id), action }
    send.mutate(
      { input, key: key.current },
      {
        onSuccess: ({ done, refused }) => {
          key.current = changeKey()
          setOpen(null)
          if (done.length > 0) toast(t('desk.bulkDone', { n: count(done.length) }))
          if (refused.length === 0) onClear()
        },
      },
    )
  }
  const refused = send.data?.refused ?? []
  return (
    <section className={styles['bar']} aria-label={t('desk.marked', { n: hazards.length })}>
      <p className={styles['head']}>
        <strong>{t('desk.marked', { n: count(hazards.length) })}</strong>
        <button type="button" onClick={onClear}>
          {t('desk.bulkClear')}
        </button>
      </p>
      <p className={styles['buttons']}>
        {BULK.map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'acknowledge' ? 'primary' : 'default'}
            loading={send.isPending && open === null && action === 'acknowledge'}
            onClick={() => {
              send.reset()
              key.current = changeKey()
              if (action === 'acknowledge') submit({ action })
              else setOpen(action)
            }}
          >
            {t(`hazard.action.${action}`)}
          </Button>
        ))}
      </p>
      {refused.length > 0 && (
        <div className={styles['refused']} role="alert">
          {t('desk.bulkRefused', { n: refused.length })}
          <ul>
            {refused.map(({ id, code, params }) => (
              <li key={id}>
                {hazards.find((one) => one.id === id)?.serial ?? id} {t(problemText(new ProblemError(409, code)))}
                {Array.isArray(params['reasons']) &&
                  reasonWords(params['reasons'], Array.isArray(params['missing']) ? params['missing'] : [])}
              </li>
            ))}
          </ul>
        </div>
      )}
      {open === null && send.error && <Refused error={send.error} />}
      {open !== null && (
        <SideDialog title={t(`hazard.action.${open}`).replace('…', '')} onClose={() => setOpen(null)}>
          <BulkForm action={open} hazards={hazards} isBusy={send.isPending} error={send.error} onSubmit={submit} />
        </SideDialog>
      )}
    </section>
  )
}

interface BulkFormProps {
  action: Bulk
  hazards: readonly Hazard[]
  isBusy: boolean
  error: Error | null
  onSubmit(action: BulkActionInput['action']): void
}

function BulkForm({ action, hazards, isBusy, error, onSubmit }: BulkFormProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const [toCode, setToCode] = useState<string | null>(null)
  const [people, setPeople] = useState<{ ownerId: string | null; backupId: string | null }>({
    ownerId: null,
    backupId: null,
  })
  const codes = new Set(hazards.map(({ cellCode, townshipCode }) => cellCode ?? townshipCode))
  const [onlyCode] = codes
  const township = hazards[0]?.townshipCode ?? null
  const isReady = action === 'assign' || (words.trim() !== '' && (action !== 'transfer' || toCode !== null))
  const submit = (): void => {
    if (action === 'assign') onSubmit({ action, ...people })
    else if (action === 'transfer' && toCode !== null) onSubmit({ action, toCode, reason: words.trim() })
    else if (action === 'note') onSubmit({ action, text: words.trim() })
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) submit()
      }}
    >
      {action === 'assign' && (
        <ColleagueFields
          code={codes.size === 1 ? (onlyCode ?? null) : township}
          ownerId={people.ownerId}
          backupId={people.backupId}
          onChange={(part) => setPeople({ ...people, ...part })}
          hint={t('hazard.assignHint')}
        />
      )}
      {action === 'transfer' && <CellChooser onChange={(part) => setToCode(part.toCode)} />}
      {action !== 'assign' && (
        <Field label={t(action === 'transfer' ? 'hazard.reason' : 'hazard.note')}>
          <Input.TextArea
            aria-label={t(action === 'transfer' ? 'hazard.reason' : 'hazard.note')}
            rows={3}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
      )}
      {error && <Refused error={error} />}
      <Button type="primary" htmlType="submit" disabled={!isReady} loading={isBusy}>
        {t('desk.bulkAct', { n: count(hazards.length), action: t(`hazard.do.${action}`) })}
      </Button>
    </form>
  )
}
