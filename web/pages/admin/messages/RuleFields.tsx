import type { MessageChannel, MessageRuleInput } from '@wangge/api/contract'
import { MESSAGE_EVENTS, ROLES } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { useLedgerTables } from '../../../data/ledgerTables.ts'
import { CellSelect } from '../../../parts/CellSelect.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field, TextField } from '../Field.tsx'
import own from './MessagesSection.module.css'

interface RuleFieldsProps {
  draft: MessageRuleInput
  channels: readonly MessageChannel[]
  /** Whether it goes to the open page, which shows by role and heeds no quiet hours. */
  isPage: boolean
  onChange(part: Partial<MessageRuleInput>): void
}

/** What a rule says: what happens where, and where that is told. */
export function RuleFields({ draft, channels, isPage, onChange }: RuleFieldsProps) {
  const { t, language } = useText()
  const kinds = useLedgerTables().data?.kinds ?? []
  const quiet = draft.quiet ?? { from: '', to: '' }
  const isOfHazards = draft.event !== 'shiftGap'
  return (
    <>
      <TextField
        name={t('messages.rule.name')}
        value={draft.name}
        maxLength={60}
        isNeeded
        onChange={(name) => onChange({ name })}
      />
      <Field name={t('messages.rule.event')}>
        {(id) => (
          <Select
            id={id}
            value={draft.event}
            options={MESSAGE_EVENTS.map((value) => ({ value, label: t(`messages.event.${value}`) }))}
            onChange={(event) => onChange({ event, ...(event === 'shiftGap' ? { kinds: null } : {}) })}
          />
        )}
      </Field>
      {isOfHazards && (
        <>
          <Field name={t('messages.rule.grade')}>
            {(id) => (
              <Select
                id={id}
                value={draft.minGrade}
                options={[
                  { value: 'general' as const, label: t('messages.rule.anyGrade') },
                  { value: 'major' as const, label: t('messages.rule.majorOnly') },
                ]}
                onChange={(minGrade) => onChange({ minGrade })}
              />
            )}
          </Field>
          <Field name={t('messages.rule.kinds')}>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                allowClear
                placeholder={t('messages.rule.anyKind')}
                value={draft.kinds ?? []}
                optionFilterProp="label"
                options={kinds.map(({ key, nameZh, nameEn }) => ({
                  value: key,
                  label: language === 'zh' ? nameZh : nameEn,
                }))}
                onChange={(chosen: string[]) => onChange({ kinds: chosen.length === 0 ? null : chosen })}
              />
            )}
          </Field>
        </>
      )}
      <Field name={t('messages.rule.area')}>
        {(id) => (
          <CellSelect
            id={id}
            label={t('messages.rule.area')}
            placeholder={t('messages.rule.everywhere')}
            value={draft.areaCode ?? ''}
            onChange={(code) => onChange({ areaCode: code === '' ? null : code })}
          />
        )}
      </Field>
      <Field name={t('messages.rule.channel')}>
        {(id) => (
          <Select
            id={id}
            value={draft.channelId}
            options={channels.map((channel) => ({
              value: channel.id,
              label: `${channel.name} · ${t(`messages.kind.${channel.kind}`)}`,
            }))}
            onChange={(channelId) => onChange({ channelId })}
          />
        )}
      </Field>
      {isPage ? (
        <Field name={t('messages.rule.role')} help={t('messages.rule.roleHelp')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder={t('messages.rule.anyRole')}
              value={draft.role}
              options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              onChange={(role) => onChange({ role: role ?? null })}
            />
          )}
        </Field>
      ) : (
        <>
          <div className={own['times']}>
            <Field name={t('messages.rule.quietFrom')}>
              {(id) => (
                <input
                  id={id}
                  type="time"
                  value={quiet.from}
                  required={quiet.to !== ''}
                  onChange={(event) => onChange({ quiet: { ...quiet, from: event.target.value } })}
                />
              )}
            </Field>
            <Field name={t('messages.rule.quietTo')}>
              {(id) => (
                <input
                  id={id}
                  type="time"
                  value={quiet.to}
                  required={quiet.from !== ''}
                  onChange={(event) => onChange({ quiet: { ...quiet, to: event.target.value } })}
                />
              )}
            </Field>
          </div>
          <CheckField
            name={t('messages.rule.wakes')}
            help={t('messages.rule.quietHelp')}
            isOn={draft.wakesForMajor}
            onChange={(wakesForMajor) => onChange({ wakesForMajor })}
          />
        </>
      )}
      <CheckField name={t('messages.rule.active')} isOn={draft.active} onChange={(active) => onChange({ active })} />
    </>
  )
}
