import { useId, useState } from 'react'
import type { CoordinateSystem } from '../offline/index.ts'
import { Choice } from '../parts/Field.tsx'
import { FieldButton } from '../parts/FieldButton.tsx'
import { useFieldText } from '../text.ts'
import styles from './PlaceField.module.css'
import type { ChosenPlace } from './ReportPage.tsx'
import { readCoordinates } from './readCoordinates.ts'

/** Coordinates from a map app, with the system they are in: AMap and Tencent shift theirs (GCJ-02), the server shifts them back. */
export function Coordinates({ onPlace }: { onPlace(place: ChosenPlace): void }) {
  const { t } = useFieldText()
  const id = useId()
  const [text, setText] = useState('')
  const [system, setSystem] = useState<CoordinateSystem>('gcj02')
  const position = readCoordinates(text)
  return (
    <details className={styles['typed']}>
      <summary>{t('report.typed')}</summary>
      <label htmlFor={id}>{t('report.coordinates')}</label>
      <input id={id} value={text} onChange={({ target }) => setText(target.value)} placeholder="33.58890, 119.02130" />
      <Choice
        label={t('report.system')}
        value={system}
        onChange={(value) => setSystem(value)}
        options={[
          { value: 'gcj02', words: 'GCJ-02', note: t('report.gcj02') },
          { value: 'wgs84', words: 'WGS-84', note: t('report.wgs84') },
        ]}
      />
      <FieldButton
        disabled={position === null}
        onClick={() => position && onPlace({ position, system, how: 'typed', name: '' })}
      >
        {t('report.useTyped')}
      </FieldButton>
    </details>
  )
}
