import type { HazardCase } from '@wangge/api/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { useDuplicates } from '../../../data/hazards.ts'
import { useSearch } from '../../../data/queries.ts'
import { metres } from '../../../format/number.ts'
import { useDelayed } from '../../../parts/search/useDelayed.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import styles from './ActionDrawer.module.css'
import type { DraftGap } from './draft.ts'
import { Field } from './Field.tsx'

const TYPING_MS = 250

interface DuplicateChooserProps {
  hazard: HazardCase
  chosen: string | null
  gap: DraftGap | null
  onChoose(id: string): void
}

/** Which hazard it repeats: those near, or any other by its number. */
export function DuplicateChooser({ hazard, chosen, gap, onChoose }: DuplicateChooserProps) {
  const { t } = useText()
  const kindName = useHazardKindName()
  const [words, setWords] = useState('')
  const asked = useDelayed(words.trim(), TYPING_MS)
  const near = useDuplicates({ kind: hazard.kind, position: hazard.position, address: hazard.address }).data?.near ?? []
  const found = useSearch(asked).data?.items ?? []
  const rows = [
    ...near.map((one) => ({
      id: one.id,
      name: `${one.serial} · ${kindName(one.kind)}`,
      note: [one.address, metres(one.metres)].filter(Boolean).join(' · '),
    })),
    ...(asked === '' ? [] : found)
      .filter(({ type, id }) => type === 'hazard' && !near.some((one) => one.id === id))
      .map(({ id, name, detail }) => ({ id, name, note: detail })),
  ].filter(({ id }) => id !== hazard.id)
  return (
    <Field label={t('hazard.field.mergedInto')} own="mergedInto" gap={gap}>
      <Input
        allowClear
        aria-label={t('hazard.field.findSerial')}
        placeholder={t('hazard.field.findSerial')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles['rows']}>
        {rows.length === 0 && <p className={styles['hint']}>{t('hazard.nearNone')}</p>}
        {rows.map(({ id, name, note }) => (
          <label key={id} className={styles['choice']}>
            <input type="radio" name="merged" checked={id === chosen} onChange={() => onChoose(id)} />
            <span>
              {name}
              <small>{note}</small>
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}
