import type { ConsultationRequest } from '@wangge/api/contract'
import { Button, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useOpenCase } from '../../data/cases.ts'
import { changeKey } from '../../data/changeKey.ts'
import { useServicePoints } from '../../data/queries.ts'
import { useText } from '../../text/index.ts'
import { ChoiceField, Field } from '../hazard/actions/Field.tsx'
import { Refused } from '../hazard/actions/Refused.tsx'
import styles from './CasePage.module.css'

const CHANNELS = ['visit', 'phone', 'online'] as const satisfies readonly ConsultationRequest['channel'][]

/** A question asked at a point; its ten-minute clock starts with the report. */
export default function NewConsultation({ onLeave }: { onLeave(): void }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { search } = useLocation()
  const points = useServicePoints().data?.items ?? []
  const [question, setQuestion] = useState('')
  const [channel, setChannel] = useState<ConsultationRequest['channel']>('visit')
  const [pointId, setPointId] = useState<string | null>(null)
  const [person, setPerson] = useState({ name: '', phone: '' })
  const send = useOpenCase('consultations')
  const key = useRef(changeKey())
  const isReady = question.trim() !== '' && pointId !== null
  const sorted = points.toSorted(
    (a, b) => Number(b.kind === 'consultation') - Number(a.kind === 'consultation') || a.name.localeCompare(b.name),
  )
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (pointId === null || !isReady) return
        const hasPerson = person.name.trim() !== '' || person.phone.trim() !== ''
        send.mutate(
          {
            input: { question: question.trim(), channel, servicePointId: pointId, ...(hasPerson && { asker: person }) },
            key: key.current,
          },
          { onSuccess: ({ id }) => void navigate({ pathname: `/desk/consultations/${id}`, search }) },
        )
      }}
    >
      <h2>{t('case.logConsultation')}</h2>
      <Field label={t('case.question')}>
        <Input.TextArea
          aria-label={t('case.question')}
          autoFocus
          rows={4}
          maxLength={2000}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </Field>
      <Field label={t('case.point')}>
        <Select
          aria-label={t('case.point')}
          showSearch={{ optionFilterProp: 'label' }}
          value={pointId}
          options={sorted.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setPointId}
        />
      </Field>
      <ChoiceField<ConsultationRequest['channel']>
        label={t('case.channelName')}
        name="channel"
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: t(`case.channel.${value}`) }))}
        onChange={(next) => setChannel(next)}
      />
      <div className={styles['pair']}>
        <Field label={t('hazard.optional', { name: t('hazard.reporterName') })}>
          <Input
            aria-label={t('hazard.reporterName')}
            maxLength={60}
            value={person.name}
            onChange={(event) => setPerson({ ...person, name: event.target.value })}
          />
        </Field>
        <Field label={t('hazard.optional', { name: t('hazard.reporterPhone') })}>
          <Input
            aria-label={t('hazard.reporterPhone')}
            type="tel"
            maxLength={30}
            value={person.phone}
            onChange={(event) => setPerson({ ...person, phone: event.target.value })}
          />
        </Field>
      </div>
      {send.error && <Refused error={send.error} />}
      <p className={styles['buttons']}>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          {t('case.logConsultation')}
        </Button>
        <Button onClick={onLeave}>{t('app.cancel')}</Button>
      </p>
    </form>
  )
}
