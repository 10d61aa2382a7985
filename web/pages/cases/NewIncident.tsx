import { HAZARD_SOURCES, type HazardSource } from '@wangge/db/vocabulary'
import { Button, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useOpenCase } from '../../data/cases.ts'
import { changeKey } from '../../data/changeKey.ts'
import { useText } from '../../text/index.ts'
import { Field } from '../hazard/actions/Field.tsx'
import { Refused } from '../hazard/actions/Refused.tsx'
import { placeOf } from '../intake/draftStore.ts'
import { PlaceFields } from '../intake/PlaceFields.tsx'
import styles from './CasePage.module.css'

interface IncidentDraft {
  source: HazardSource
  sourceReference: string
  address: string
  place: string
  description: string
  callerName: string
  callerPhone: string
  called119: boolean
}

const EMPTY: IncidentDraft = {
  source: 'hotline12345',
  sourceReference: '',
  address: '',
  place: '',
  description: '',
  callerName: '',
  callerPhone: '',
  called119: false,
}

/** A fire that the centre itself handles. 119 comes first, and the form asks whether it has been called. */
export default function NewIncident({ onLeave }: { onLeave(): void }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [draft, setDraft] = useState(EMPTY)
  const send = useOpenCase('incidents')
  const key = useRef(changeKey())
  const position = placeOf(draft.place)
  const isReady = position !== null && draft.called119
  const change = (part: Partial<IncidentDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    key.current = changeKey()
  }
  const submit = (): void => {
    if (position === null || !draft.called119) return
    const hasCaller = draft.callerName.trim() !== '' || draft.callerPhone.trim() !== ''
    send.mutate(
      {
        input: {
          source: draft.source,
          sourceReference: draft.sourceReference.trim(),
          description: draft.description.trim(),
          address: draft.address.trim(),
          position,
          called119: true,
          ...(hasCaller && { caller: { name: draft.callerName.trim(), phone: draft.callerPhone.trim() } }),
        },
        key: key.current,
      },
      { onSuccess: ({ id }) => void navigate({ pathname: `/desk/incidents/${id}`, search }) },
    )
  }
  const line = (name: 'sourceReference' | 'callerName' | 'callerPhone', label: string, maxLength: number) => (
    <Field label={t('hazard.optional', { name: label })}>
      <Input
        aria-label={label}
        type={name === 'callerPhone' ? 'tel' : 'text'}
        autoComplete="off"
        maxLength={maxLength}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{t('case.logIncident')}</h2>
      <a className={styles['call']} href="tel:119">
        {t('intake.call119')}
      </a>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={draft.called119}
          onChange={(event) => change({ called119: event.target.checked })}
        />
        {t('case.called119')}
      </label>
      <PlaceFields address={draft.address} place={draft.place} onChange={change} />
      <Field label={t('hazard.description')}>
        <Input.TextArea
          aria-label={t('hazard.description')}
          rows={3}
          maxLength={2000}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <div className={styles['pair']}>
        <Field label={t('hazard.source')}>
          <Select
            aria-label={t('hazard.source')}
            value={draft.source}
            options={HAZARD_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
            onChange={(source) => change({ source })}
          />
        </Field>
        {line('sourceReference', t('hazard.referenceName'), 100)}
        {line('callerName', t('intake.reporterName'), 60)}
        {line('callerPhone', t('intake.reporterPhone'), 30)}
      </div>
      {send.error && <Refused error={send.error} />}
      <p className={styles['buttons']}>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          {t('case.logIncident')}
        </Button>
        <Button onClick={onLeave}>{t('app.cancel')}</Button>
        <span className={styles['why']}>
          {[!draft.called119 && t('case.called119Missing'), position === null && t('intake.placeMissing')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    </form>
  )
}
