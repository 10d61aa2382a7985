import type { MessageChannel } from '@wangge/api/contract'
import { CHANNEL_KINDS } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field, TextField } from '../Field.tsx'
import styles from '../Form.module.css'
import own from './MessagesSection.module.css'
import { type ChannelDraft, useRemoveChannel, useSaveChannel } from './messageQueries.ts'

const NEW: ChannelDraft = { kind: 'wecom', name: '', language: 'zh', active: true, address: '', secret: '' }

/** A new channel (null), or one as it is: its kind stays. */
export function ChannelEditor({
  channel,
  onTry,
  onClose,
}: {
  channel: MessageChannel | null
  /** Sends a test to the channel as it is kept. */
  onTry(channel: MessageChannel): void
  onClose(): void
}) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const save = useSaveChannel(channel?.id ?? null)
  const remove = useRemoveChannel()
  const [draft, setDraft] = useState<ChannelDraft>(channel ? { ...channel, address: '', secret: '' } : NEW)
  const [secret, setSecret] = useState<string | null>(null)
  const change = (part: Partial<ChannelDraft>): void => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(draft, {
      onSuccess: ({ newSecret }) => {
        if (newSecret !== null) return setSecret(newSecret)
        onClose()
        toast(t('admin.saved', { what: draft.name }))
      },
    })
  }
  const copy = (): void => {
    void navigator.clipboard.writeText(secret ?? '').then(() => toast(t('messages.channel.copied')))
  }
  const error = save.error ?? remove.error
  return (
    <SideDialog title={channel?.name ?? t('messages.channel.new')} onClose={onClose}>
      {secret !== null ? (
        <div role="alert">
          <p>{t('messages.channel.once', { name: draft.name })}</p>
          <p className={own['secret']}>{secret}</p>
          <button type="button" className={styles['primary']} onClick={copy}>
            {t('messages.channel.copy')}
          </button>
        </div>
      ) : (
        <form className={styles['form']} onSubmit={submit}>
          <Field name={t('messages.channel.kind')}>
            {(id) => (
              <Select
                id={id}
                value={draft.kind}
                disabled={channel !== null}
                options={CHANNEL_KINDS.map((value) => ({ value, label: t(`messages.kind.${value}`) }))}
                onChange={(kind) => change({ kind, address: '', secret: '' })}
              />
            )}
          </Field>
          <TextField
            name={t('messages.channel.name')}
            value={draft.name}
            maxLength={60}
            isNeeded
            onChange={(name) => change({ name })}
          />
          {draft.kind !== 'page' && <Receiver draft={draft} channel={channel} onChange={change} />}
          <CheckField name={t('messages.on')} isOn={draft.active} onChange={(active) => change({ active })} />
          {error && (
            <p className={styles['failure']} role="alert">
              {words(error)}
            </p>
          )}
          <div className={styles['buttons']}>
            <button type="submit" className={styles['primary']} disabled={save.isPending}>
              {t('admin.save')}
            </button>
            {channel && (
              <button type="button" className={styles['button']} onClick={() => onTry(channel)}>
                {t('messages.channel.test')}
              </button>
            )}
            {channel && (
              <button
                type="button"
                className={styles['button']}
                title={t('messages.channel.removeHelp')}
                onClick={() =>
                  remove.mutate(channel.id, {
                    onSuccess: () => {
                      onClose()
                      toast(t('messages.removed', { name: channel.name }))
                    },
                  })
                }
              >
                {t('messages.channel.remove')}
              </button>
            )}
          </div>
          {channel && <p className={styles['note']}>{t('messages.channel.removeHelp')}</p>}
        </form>
      )}
    </SideDialog>
  )
}

/** Language, address and secret of what is called over the network. */
function Receiver({
  draft,
  channel,
  onChange,
}: {
  draft: ChannelDraft
  channel: MessageChannel | null
  onChange(part: Partial<ChannelDraft>): void
}) {
  const { t } = useText()
  const addressHelp = channel
    ? t('messages.channel.keepAddress', { hint: channel.addressHint })
    : t('messages.channel.addressHelp')
  return (
    <>
      <Field name={t('messages.channel.language')}>
        {(id) => (
          <Select
            id={id}
            value={draft.language}
            options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`messages.channel.${value}`) }))}
            onChange={(language) => onChange({ language })}
          />
        )}
      </Field>
      <TextField
        name={t('messages.channel.address')}
        help={addressHelp}
        value={draft.address}
        maxLength={1000}
        isNeeded={channel === null}
        pattern="https?://.+"
        onChange={(address) => onChange({ address })}
      />
      {draft.kind !== 'wecom' && (
        <TextField
          name={t('messages.channel.secret')}
          help={t(draft.kind === 'dingtalk' ? 'messages.channel.secretDingtalk' : 'messages.channel.secretWebhook')}
          value={draft.secret}
          maxLength={200}
          isFixed={channel !== null && draft.address === ''}
          onChange={(secret) => onChange({ secret })}
        />
      )}
    </>
  )
}
