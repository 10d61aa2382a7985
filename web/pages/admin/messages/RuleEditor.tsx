import type { MessageChannel, MessageRule, MessageRuleInput } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import styles from '../Form.module.css'
import { useRemoveRule, useSaveRule } from './messageQueries.ts'
import { RuleFields } from './RuleFields.tsx'

/** A new rule (null), or one as it is. */
export function RuleEditor({
  rule,
  channels,
  onClose,
}: {
  rule: MessageRule | null
  channels: readonly MessageChannel[]
  onClose(): void
}) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const save = useSaveRule(rule?.id ?? null)
  const remove = useRemoveRule()
  const [draft, setDraft] = useState<MessageRuleInput>(rule ? inputOf(rule) : newRule(channels[0]?.id ?? ''))
  const isPage = channels.find(({ id }) => id === draft.channelId)?.kind === 'page'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { quiet } = draft
    const sent = { ...draft, role: isPage ? draft.role : null, quiet: quiet?.from && quiet.to ? quiet : null }
    save.mutate(sent, {
      onSuccess: () => {
        onClose()
        toast(t('admin.saved', { what: draft.name }), rule ? () => save.mutate(inputOf(rule)) : undefined)
      },
    })
  }
  const error = save.error ?? remove.error
  return (
    <SideDialog title={rule?.name ?? t('messages.rule.new')} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <RuleFields
          draft={draft}
          channels={channels}
          isPage={isPage}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        {error && (
          <p className={styles['failure']} role="alert">
            {words(error)}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['primary']} disabled={save.isPending}>
            {t('admin.save')}
          </button>
          {rule && (
            <button
              type="button"
              className={styles['button']}
              onClick={() =>
                remove.mutate(rule.id, {
                  onSuccess: () => {
                    onClose()
                    toast(t('messages.removed', { name: rule.name }))
                  },
                })
              }
            >
              {t('messages.rule.remove')}
            </button>
          )}
        </div>
      </form>
    </SideDialog>
  )
}

const inputOf = ({ id: _, areaName: __, ...input }: MessageRule): MessageRuleInput => input

const newRule = (channelId: string): MessageRuleInput => ({
  ...{ name: '', event: 'newHazard', minGrade: 'major', areaCode: null, kinds: null, role: null, channelId },
  ...{ quiet: null, wakesForMajor: true, active: true },
})
