import type { ConsultationCase, IncidentCase } from '@wangge/api/contract'
import type { ConsultationAction, IncidentAction } from '@wangge/db/vocabulary'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { type OtherCase, useCaseAction } from '../../data/cases.ts'
import { changeKey } from '../../data/changeKey.ts'
import { useTeams } from '../../data/queries.ts'
import { SideDialog } from '../../parts/SideDialog.tsx'
import { useText } from '../../text/index.ts'
import { Field } from '../hazard/actions/Field.tsx'
import { Refused } from '../hazard/actions/Refused.tsx'
import { useReasonWords } from '../hazard/actions/useReasonWords.ts'
import styles from './CasePage.module.css'

type Action = ConsultationAction | IncidentAction

interface CaseActionsProps {
  kind: OtherCase
  item: ConsultationCase | IncidentCase
}

/** What can be done with a consultation or an incident; what cannot yet, with its reason. */
export function CaseActions({ kind, item }: CaseActionsProps) {
  const { t } = useText()
  const reasonWords = useReasonWords()
  const [open, setOpen] = useState<Action | null>(null)
  const actions: readonly { action: Action; allowed: boolean; reasons: string[] }[] = item.allowedActions
  const primary = actions.find(({ allowed }) => allowed)?.action
  if (actions.length === 0) return null
  return (
    <div className={styles['bar']}>
      <p className={styles['buttons']}>
        {actions.map(({ action, allowed, reasons }) => (
          <span key={action}>
            <Button
              type={action === primary ? 'primary' : 'default'}
              disabled={!allowed}
              title={allowed ? '' : reasonWords(reasons, [])}
              onClick={() => setOpen(action)}
            >
              {t(`case.action.${action}`)}
            </Button>{' '}
          </span>
        ))}
      </p>
      {open && <ActionForm kind={kind} item={item} action={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function ActionForm({ kind, item, action, onClose }: CaseActionsProps & { action: Action; onClose(): void }) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const [teamName, setTeamName] = useState('teamName' in item ? item.teamName : '')
  const send = useCaseAction(kind, item.id)
  const teams = useTeams().data?.items ?? []
  const key = useRef(changeKey())
  const needsWords = action === 'answer' || action === 'note'
  const isReady = !needsWords || words.trim() !== ''
  const label = t(action === 'answer' ? 'case.answer' : 'hazard.field.words')
  return (
    <SideDialog title={t(`case.action.${action}`)} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady) return
          const input = {
            action,
            expectedVersion: item.version,
            text: words.trim(),
            ...(action === 'beginAttack' && teamName.trim() !== '' && { teamName: teamName.trim() }),
          }
          send.mutate(
            { input, key: key.current },
            {
              onSuccess: onClose,
              onError: ({ message }) => {
                if (message !== 'network') key.current = changeKey()
              },
            },
          )
        }}
      >
        {action === 'beginAttack' && (
          <Field label={t('case.whichTeam')}>
            <Input
              aria-label={t('case.whichTeam')}
              list="case-teams"
              maxLength={120}
              value={teamName}
              onChange={(event) => setTeamName(event.target.value)}
            />
            <datalist id="case-teams">
              {teams.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </Field>
        )}
        <Field label={label}>
          <Input.TextArea
            aria-label={label}
            rows={4}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
        {send.error && <Refused error={send.error} />}
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          {t(`case.action.${action}`)}
        </Button>
      </form>
    </SideDialog>
  )
}
