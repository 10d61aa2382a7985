import type { HazardCase, Intake, UploadedPhoto } from '@wangge/api/contract'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { changeKey } from '../../data/changeKey.ts'
import { ProblemError } from '../../data/client.ts'
import { useIntake } from '../../data/hazardChanges.ts'
import { useLedgerTables } from '../../data/ledgerTables.ts'
import { instantOf } from '../../format/localTime.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useToast } from '../../parts/Toasts.tsx'
import { viewToSearch } from '../../state/address.ts'
import { useText } from '../../text/index.ts'
import { Field } from '../hazard/actions/Field.tsx'
import { Refused } from '../hazard/actions/Refused.tsx'
import { PhotoPicker } from '../hazard/photos/PhotoPicker.tsx'
import {
  changeIntakeDraft,
  clearIntakeDraft,
  type IntakeDraft,
  placeOf,
  placeText,
  useIntakeDraft,
} from './draftStore.ts'
import { FireStop } from './FireStop.tsx'
import styles from './IntakeForm.module.css'
import { NearbyOpen } from './NearbyOpen.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { ReporterFields } from './ReporterFields.tsx'
import { ReportFields } from './ReportFields.tsx'

/** The form of the hotline and the officer. A fire stops it; what is open near is offered while it is filled in. */
export default function IntakeForm({ onLeave }: { onLeave(): void }) {
  const { t } = useText()
  const toast = useToast()
  const navigate = useNavigate()
  const { view } = useView()
  const isWide = useWidth() === 'wide'
  const draft = useIntakeDraft()
  const kinds = useLedgerTables().data?.kinds
  const [reporter, setReporter] = useState({ name: '', phone: '' })
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const [offered, setOffered] = useState<readonly [number, number] | null>(null)
  const [fireWord, setFireWord] = useState<string | null>(null)
  const send = useIntake()
  const key = useRef(changeKey())
  const change = (part: Partial<IntakeDraft>): void => {
    changeIntakeDraft(part)
    key.current = changeKey()
  }
  const position = placeOf(draft.place)
  const isFireKind = kinds?.find(({ key: kind }) => kind === draft.kind)?.isFire === true
  const isStopped = isFireKind || fireWord !== null
  const isReady = draft.kind !== '' && position !== null && !isStopped

  const finish = ({ id, serial, mergedInto }: HazardCase): void => {
    clearIntakeDraft()
    toast(mergedInto ? t('intake.merged', { serial, into: mergedInto.serial }) : t('intake.done', { serial }))
    void navigate({ pathname: '/desk', search: viewToSearch({ ...view, selection: { type: 'hazard', id } }) })
  }
  const submit = (): void => {
    if (position === null || draft.kind === '') return
    const reportedAt = draft.reported ? instantOf(draft.reported) : null
    const hasReporter = reporter.name.trim() !== '' || reporter.phone.trim() !== ''
    const input: Intake = {
      kind: draft.kind,
      grade: draft.grade,
      source: draft.source,
      sourceReference: draft.sourceReference.trim(),
      description: draft.description.trim(),
      address: draft.address.trim(),
      position,
      responsibleUnit: draft.responsibleUnit.trim(),
      photoIds: [...photoIds],
      nothingBurns: draft.nothingBurns,
      ...(reportedAt && { reportedAt }),
      ...(hasReporter && { reporter }),
    }
    send.mutate(
      { input, key: key.current, mergeInto: draft.mergeInto?.id ?? null },
      {
        onSuccess: finish,
        onError: (error) => {
          if (error.message !== 'network') key.current = changeKey()
          if (error instanceof ProblemError && error.code === 'fireReported')
            setFireWord(String(error.params['word'] ?? ''))
        },
      },
    )
  }
  const isFireError = send.error instanceof ProblemError && send.error.code === 'fireReported'
  return (
    <form
      className={styles['page']}
      aria-label={t('desk.logHazard')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) submit()
      }}
    >
      <div className={styles['form']}>
        <header className={styles['head']}>
          <button type="button" onClick={onLeave}>
            <Icon name="back" size={16} />
            {t('app.back')}
          </button>
          <h2 tabIndex={-1} data-detail-title="">
            {t('desk.logHazard')}
          </h2>
        </header>
        {isStopped && (
          <FireStop
            word={fireWord}
            canGoOn={!isFireKind}
            onGoOn={() => {
              change({ nothingBurns: true })
              setFireWord(null)
              send.reset()
            }}
            onOtherKind={() => change({ kind: '' })}
          />
        )}
        <fieldset className={styles['body']} disabled={isStopped}>
          <ReportFields draft={draft} onChange={change} />
          <PlaceFields address={draft.address} place={draft.place} onChange={change} />
          {!isWide && <NearbyOpen />}
          <ReporterFields reporter={reporter} onChange={setReporter} draft={draft} onDraft={change} />
          <Field label={t('hazard.photos')}>
            <PhotoPicker
              phase="before"
              onChange={setPhotoIds}
              onPhoto={({ offeredPosition }: UploadedPhoto) => offeredPosition && setOffered(offeredPosition)}
            />
            {offered && (
              <p className={styles['offer']}>
                {t('intake.photoPlace')}{' '}
                <button
                  type="button"
                  onClick={() => {
                    change({ place: placeText(offered) })
                    setOffered(null)
                  }}
                >
                  {t('intake.usePhotoPlace')}
                </button>
              </p>
            )}
          </Field>
        </fieldset>
        {send.error && !isFireError && <Refused error={send.error} />}
      </div>
      <footer className={styles['foot']}>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          {draft.mergeInto ? t('intake.submitMerged', { into: draft.mergeInto.serial }) : t('intake.submit')}
        </Button>
        <Button onClick={onLeave}>{t('app.cancel')}</Button>
        <span className={styles['missing']}>
          {isStopped
            ? t('intake.stopped')
            : [draft.kind === '' && t('intake.kindMissing'), position === null && t('intake.placeMissing')]
                .filter(Boolean)
                .join(' · ')}
        </span>
      </footer>
    </form>
  )
}
