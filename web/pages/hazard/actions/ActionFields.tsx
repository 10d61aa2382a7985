import type { HazardCase } from '@wangge/api/contract'
import { HAZARD_GRADES, HAZARD_VERDICTS, type HazardAction, RECTIFICATION_CLASSES } from '@wangge/db/vocabulary'
import { Input, InputNumber, Select } from 'antd'
import { serverNow } from '../../../data/serverClock.ts'
import { localMinute } from '../../../format/localTime.ts'
import { useText } from '../../../text/index.ts'
import { PhotoPicker } from '../photos/PhotoPicker.tsx'
import styles from './ActionDrawer.module.css'
import { CellChooser } from './CellChooser.tsx'
import { CommitmentFields } from './CommitmentFields.tsx'
import { CorrectionFields } from './CorrectionFields.tsx'
import { DuplicateChooser } from './DuplicateChooser.tsx'
import { type Draft, type DraftGap, EXTENDABLE, EXTENSION_UNITS } from './draft.ts'
import { ChoiceField, Field, TimeField } from './Field.tsx'
import { PersonFields } from './PersonFields.tsx'

export interface FieldsProps {
  hazard: HazardCase
  action: HazardAction
  draft: Draft
  gap: DraftGap | null
  onChange(part: Partial<Draft>): void
}

/** Actions that happen in the field and may be told later than they happened. */
const BACKDATED: readonly HazardAction[] = ['answer', 'verify', 'reportRectified', 'reinspect', 'reply']

/** The fields of one action's form, and no others. */
export function ActionFields(props: FieldsProps) {
  const { t } = useText()
  const { action, draft, onChange } = props
  return (
    <>
      {own(props)}
      {BACKDATED.includes(action) && (
        <details className={styles['backdate']} open={draft.happened !== ''}>
          <summary>{t('hazard.backdate')}</summary>
          <TimeField
            label={t('hazard.happened')}
            hint={t('hazard.backdateHint')}
            value={draft.happened}
            max={localMinute(serverNow())}
            onChange={(happened) => onChange({ happened })}
          />
        </details>
      )}
    </>
  )
}

function own(props: FieldsProps) {
  switch (props.action) {
    case 'answer':
      return <WordsField {...props} label="hazard.field.answer" hint="hazard.field.answerHint" />
    case 'reply':
      return <WordsField {...props} label="hazard.field.reply" hint="hazard.field.replyHint" />
    case 'verify':
      return <VerifyFields {...props} />
    case 'setCommitments':
      return <CommitmentFields {...props} />
    case 'beginRectifying':
      return <RectifyFields {...props} />
    case 'reportRectified':
      return (
        <>
          <WordsField {...props} label="hazard.field.rectified" />
          <Photos {...props} phase="after" />
        </>
      )
    case 'reinspect':
      return <ReinspectFields {...props} />
    case 'transfer':
      return (
        <>
          <CellChooser {...props} />
          <ReasonField {...props} />
        </>
      )
    case 'assign':
      return <PersonFields {...props} />
    case 'requestExtension':
      return <ExtensionFields {...props} />
    case 'decideExtension':
      return <DecideFields {...props} />
    case 'correct':
      return (
        <>
          <CorrectionFields {...props} />
          <ReasonField {...props} />
        </>
      )
    case 'pause':
    case 'reopen':
      return <ReasonField {...props} />
    case 'closeOut':
    case 'acknowledge':
    case 'resume':
    case 'note':
    case 'addPhotos':
      return <WordsField {...props} label="hazard.field.words" />
  }
}

type WordsKey =
  | 'hazard.field.answer'
  | 'hazard.field.reply'
  | 'hazard.field.words'
  | 'hazard.field.rectified'
  | 'hazard.field.found'
type HintKey = 'hazard.field.answerHint' | 'hazard.field.replyHint'

function WordsField({ draft, gap, onChange, label, hint }: FieldsProps & { label: WordsKey; hint?: HintKey }) {
  const { t } = useText()
  return (
    <Field label={t(label)} hint={hint && t(hint)} own="text" gap={gap}>
      <Input.TextArea
        aria-label={t(label)}
        rows={3}
        maxLength={2000}
        value={draft.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </Field>
  )
}

function ReasonField({ draft, gap, onChange }: FieldsProps) {
  const { t } = useText()
  return (
    <Field label={t('hazard.reason')} own="reason" gap={gap}>
      <Input.TextArea
        aria-label={t('hazard.reason')}
        rows={3}
        maxLength={2000}
        value={draft.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </Field>
  )
}

function Photos({ onChange, phase }: FieldsProps & { phase: 'after' | 'evidence' }) {
  const { t } = useText()
  return (
    <Field label={t(phase === 'after' ? 'hazard.photosAfter' : 'hazard.photos')}>
      <PhotoPicker phase={phase} onChange={(photoIds) => onChange({ photoIds })} />
    </Field>
  )
}

function VerifyFields(props: FieldsProps) {
  const { t } = useText()
  const { hazard, draft, gap, onChange } = props
  return (
    <>
      <ChoiceField
        label={t('hazard.field.verdict')}
        own="verdict"
        gap={gap}
        name="verdict"
        value={draft.verdict}
        options={HAZARD_VERDICTS.map((value) => ({
          value,
          label: t(`hazard.verdict.${value}`),
          note: t(`hazard.verdictNote.${value}`),
        }))}
        onChange={(verdict) => onChange({ verdict })}
      />
      {draft.verdict === 'real' && (
        <ChoiceField
          label={t('hazard.grade')}
          name="grade"
          value={draft.grade}
          options={HAZARD_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
          onChange={(grade) => onChange({ grade })}
        />
      )}
      {draft.verdict === 'duplicate' && (
        <DuplicateChooser
          hazard={hazard}
          chosen={draft.mergedInto}
          gap={gap}
          onChoose={(mergedInto) => onChange({ mergedInto })}
        />
      )}
      <WordsField {...props} label="hazard.field.found" />
      <Photos {...props} phase="evidence" />
    </>
  )
}

function RectifyFields(props: FieldsProps) {
  const { t } = useText()
  const { draft, gap, onChange } = props
  return (
    <>
      <ChoiceField
        label={t('hazard.class')}
        own="rectificationClass"
        gap={gap}
        name="class"
        value={draft.rectificationClass}
        options={RECTIFICATION_CLASSES.map((value) => ({
          value,
          label: t(`hazard.rectificationClass.${value}`),
          note: t(`hazard.classNote.${value}`),
        }))}
        onChange={(rectificationClass) => onChange({ rectificationClass })}
      />
      {draft.rectificationClass !== null && draft.rectificationClass !== 'onTheSpot' && (
        <TimeField
          label={t('hazard.deadline')}
          own="deadline"
          gap={gap}
          value={draft.deadline}
          min={localMinute(serverNow())}
          onChange={(deadline) => onChange({ deadline })}
        />
      )}
      <Field label={t('hazard.responsibleUnit')}>
        <Input
          aria-label={t('hazard.responsibleUnit')}
          maxLength={120}
          value={draft.responsibleUnit}
          onChange={(event) => onChange({ responsibleUnit: event.target.value })}
        />
      </Field>
      <WordsField {...props} label="hazard.field.words" />
    </>
  )
}

function ReinspectFields(props: FieldsProps) {
  const { t } = useText()
  const { draft, gap, onChange } = props
  return (
    <>
      <ChoiceField
        label={t('hazard.field.result')}
        own="passed"
        gap={gap}
        name="passed"
        value={draft.passed === null ? null : draft.passed ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('hazard.passed') },
          { value: 'no', label: t('hazard.notPassed'), note: t('hazard.notPassedNote') },
        ]}
        onChange={(value) => onChange({ passed: value === 'yes' })}
      />
      {draft.passed === false && (
        <TimeField
          label={t('hazard.newDeadline')}
          own="deadline"
          gap={gap}
          value={draft.deadline}
          min={localMinute(serverNow())}
          onChange={(deadline) => onChange({ deadline })}
        />
      )}
      <WordsField {...props} label="hazard.field.found" />
      <Photos {...props} phase="after" />
    </>
  )
}

function ExtensionFields(props: FieldsProps) {
  const { t } = useText()
  const { hazard, draft, gap, onChange } = props
  const running = EXTENDABLE.filter((name) =>
    hazard.clocks.some(({ clock, stoppedAt }) => clock === name && stoppedAt === null),
  )
  return (
    <>
      <ChoiceField
        label={t('hazard.field.clock')}
        own="clock"
        gap={gap}
        name="clock"
        value={draft.clock}
        options={running.map((value) => ({ value, label: t(`hazard.clockName.${value}`) }))}
        onChange={(clock) => onChange({ clock })}
      />
      <Field label={t('hazard.field.amount')} own="amount" gap={gap}>
        <div className={styles['pair']}>
          <InputNumber
            aria-label={t('hazard.field.amount')}
            min={1}
            max={365}
            precision={0}
            value={draft.amount}
            onChange={(amount) => onChange({ amount })}
          />
          <Select
            aria-label={t('hazard.field.unit')}
            value={draft.unit}
            options={EXTENSION_UNITS.map((value) => ({ value, label: t(`hazard.unit.${value}`) }))}
            onChange={(unit) => onChange({ unit })}
            getPopupContainer={(node: HTMLElement) => node.closest('dialog') ?? document.body}
          />
        </div>
      </Field>
      <ReasonField {...props} />
    </>
  )
}

function DecideFields(props: FieldsProps) {
  const { t } = useText()
  const { hazard, draft, gap, onChange } = props
  const pending = hazard.pendingExtension
  return (
    <>
      {pending && (
        <p>
          {t('hazard.extensionAsked', {
            name: pending.requestedByName,
            clock: t(`hazard.clockName.${pending.clock}`),
            limit: t(`hazard.limit.${pending.unit}`, { n: pending.amount }),
            reason: pending.reason,
          })}
        </p>
      )}
      <ChoiceField
        label={t('hazard.field.decision')}
        own="approved"
        gap={gap}
        name="approved"
        value={draft.approved === null ? null : draft.approved ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('hazard.approve') },
          { value: 'no', label: t('hazard.reject') },
        ]}
        onChange={(value) => onChange({ approved: value === 'yes' })}
      />
      {draft.approved === false && <ReasonField {...props} />}
    </>
  )
}
