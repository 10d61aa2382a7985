import { type FormEvent, useState } from 'react'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './AddPoint.module.css'
import { readPlace } from './place.ts'
import { useChosenGap } from './useChosenGap.ts'
import { useNewPoint } from './useNewPoint.ts'
import { useWhatIf } from './whatIf.ts'

/** Ways to a new point that need no pointer: into the chosen gap, or by coordinates; the tool on the map is named beside them. */
export function AddPoint() {
  const { t } = useText()
  const { base } = usePlanTable()
  const { tool, setTool } = useWhatIf()
  const newPoint = useNewPoint()
  const gap = useChosenGap()
  const [isTyping, setTyping] = useState(false)
  const [lon, setLon] = useState('')
  const [lat, setLat] = useState('')
  const [isOdd, setOdd] = useState(false)
  const place = (event: FormEvent): void => {
    event.preventDefault()
    const at = readPlace(lon, lat)
    setOdd(at === null)
    if (!at) return
    void newPoint.put(at.lon, at.lat)
    setTyping(false)
    setLon('')
    setLat('')
  }
  return (
    <div className={styles['add']}>
      <span className={styles['name']}>{t('planEdits.add')}</span>
      <button
        type="button"
        disabled={!base}
        aria-pressed={tool === 'point'}
        onClick={() => setTool(tool === 'point' ? null : 'point')}
      >
        {t('planEdits.addOnMap')}
      </button>
      <button
        type="button"
        disabled={!gap}
        title={gap ? undefined : t('planEdits.addInGapNone')}
        onClick={() => gap && void newPoint.put(...gap.centre)}
      >
        {t('planEdits.addInGap')}
      </button>
      <button type="button" disabled={!base} aria-expanded={isTyping} onClick={() => setTyping(!isTyping)}>
        {t('planEdits.addAt')}
      </button>
      {isTyping && (
        <form className={styles['coordinates']} onSubmit={place}>
          <label>
            {t('planEdits.lon')}
            <input inputMode="decimal" value={lon} onChange={(event) => setLon(event.target.value)} />
          </label>
          <label>
            {t('planEdits.lat')}
            <input inputMode="decimal" value={lat} onChange={(event) => setLat(event.target.value)} />
          </label>
          <button type="submit">{t('planEdits.place')}</button>
          {isOdd && <p role="alert">{t('planEdits.notAPlace')}</p>}
        </form>
      )}
    </div>
  )
}
