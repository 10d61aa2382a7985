import { SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import { Button, Select } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { usePlacePick } from '../../../app/PlacePick.tsx'
import { count } from '../../../format/number.ts'
import { useText, worded } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { type CandidateError, readCandidates } from './readCandidates.ts'
import styles from './Sites.module.css'
import { CANDIDATES_FROM, placesOf, type SiteForm } from './siteForm.ts'

/** As many wrong lines of a file as are named. */
const ERRORS_SHOWN = 5

interface CandidateFieldsProps {
  form: SiteForm
  onChange(part: Partial<SiteForm>): void
}

/** Where sites may stand: every residence, points of other kinds, places clicked on the map, or a file. */
export function CandidateFields({ form, onChange }: CandidateFieldsProps) {
  const { t } = useText()
  return (
    <div className={`${styles['field']} ${styles['wide']}`}>
      <span aria-hidden="true">{t('planSites.candidates')}</span>
      <Select
        aria-label={t('planSites.candidates')}
        value={form.from}
        options={CANDIDATES_FROM.map((value) => ({ value, label: t(`planSites.candidates.${value}`) }))}
        onChange={(from) => onChange({ from })}
      />
      {form.from === 'kinds' && <Kinds form={form} onChange={onChange} />}
      {form.from === 'drawn' && <Drawn form={form} onChange={onChange} />}
      {form.from === 'file' && <FromFile form={form} onChange={onChange} />}
    </div>
  )
}

function Kinds({ form, onChange }: CandidateFieldsProps) {
  const { t } = useText()
  const { base, settings } = usePlanTable()
  const found = placesOf(form, base?.points ?? [], settings)?.length ?? 0
  if (settings.kinds.length === 0)
    return <p className={styles['note']}>{t('planSites.kindsAll', { setting: t('plan.setting.kinds') })}</p>
  const others = SERVICE_POINT_KINDS.filter((kind) => !settings.kinds.includes(kind))
  return (
    <>
      <Select
        mode="multiple"
        aria-label={t('planSites.kinds')}
        placeholder={t('planSites.kinds')}
        value={others.filter((kind) => form.kinds.includes(kind))}
        options={others.map((kind) => ({ value: kind, label: worded(t, 'pointKind', kind) }))}
        onChange={(kinds: string[]) => onChange({ kinds })}
      />
      <p className={styles['note']}>
        {found === 0 ? t('planSites.kindsNone') : t('planSites.kindsFound', { n: count(found) })}
      </p>
    </>
  )
}

function Drawn({ form, onChange }: CandidateFieldsProps) {
  const { t } = useText()
  const { begin, show } = usePlacePick()
  const [isDrawing, setDrawing] = useState(false)
  const latest = useRef({ form, onChange })
  latest.current = { form, onChange }
  useEffect(() => {
    if (!isDrawing) return
    return begin(([lon, lat]) => {
      const { form: now, onChange: change } = latest.current
      const n = now.drawn.length + 1
      change({ drawn: [...now.drawn, { id: `drawn-${n}`, name: t('planSites.drawn', { n }), lon, lat }] })
      show([lon, lat])
    })
  }, [isDrawing, begin, show, t])
  return (
    <div className={styles['line']}>
      <Button size="small" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
        {t(isDrawing ? 'planSites.drawEnd' : 'planSites.draw')}
      </Button>
      <span role="status">{t('planSites.kindsFound', { n: form.drawn.length })}</span>
      {form.drawn.length > 0 && (
        <Button size="small" type="text" onClick={() => onChange({ drawn: [] })}>
          {t('planSites.drawClear')}
        </Button>
      )}
      {isDrawing && <p className={styles['note']}>{t('planSites.drawHint')}</p>}
    </div>
  )
}

function FromFile({ form, onChange }: CandidateFieldsProps) {
  const { t } = useText()
  const input = useRef<HTMLInputElement>(null)
  const [errors, setErrors] = useState<readonly CandidateError[]>([])
  const read = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0]
    // The same file may be chosen again once it was put right.
    event.target.value = ''
    if (!file) return
    const found = readCandidates(await file.text())
    setErrors(found.errors)
    onChange({ file: { name: file.name, places: found.candidates } })
  }
  return (
    <div className={styles['line']}>
      <input ref={input} type="file" accept=".csv,.txt,text/csv" hidden onChange={(event) => void read(event)} />
      <Button size="small" onClick={() => input.current?.click()}>
        {t('planSites.file')}
      </Button>
      <div role="status" className={styles['whole']}>
        {form.file && (
          <p className={styles['note']}>
            {t('planSites.fileRead', { file: form.file.name, n: count(form.file.places.length) })}
          </p>
        )}
        {errors.length > 0 && (
          <div className={styles['errors']}>
            <p>{t('planSites.fileErrors', { n: count(errors.length) })}</p>
            <ul>
              {errors.slice(0, ERRORS_SHOWN).map(({ line, field, value, reason }) => (
                <li key={`${line} ${field}`}>
                  {t('planSites.fileLine', { line, field, value, reason: t(`planSites.file.${reason}`) })}
                </li>
              ))}
              {errors.length > ERRORS_SHOWN && <li>…</li>}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}
