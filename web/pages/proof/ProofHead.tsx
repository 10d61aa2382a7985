import type { ProofDay } from '@wangge/api/contract'
import { Segmented } from 'antd'
import { Link } from 'react-router'
import { useCopyLink } from '../../app/useCopyLink.ts'
import { useView } from '../../app/ViewContext.tsx'
import { dayWords } from '../../format/date.ts'
import { CellSelect } from '../../parts/CellSelect.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useToast } from '../../parts/Toasts.tsx'
import { viewToSearch } from '../../state/address.ts'
import { useText } from '../../text/index.ts'
import { addDays } from '../teams/week.ts'
import { CoverageBar } from './CoverageBar.tsx'
import styles from './Proof.module.css'
import { SHOWN } from './proofPlace.ts'
import { exportAddress } from './proofQueries.ts'
import type { Place } from './useProofPlace.ts'

interface ProofHeadProps {
  place: Place
  counts: ProofDay['counts'] | undefined
  isOneColumn: boolean
  mayExport: boolean
}

/** Which day and area, the day's coverage, and what is done with all of it. */
export function ProofHead({ place, counts, isOneColumn, mayExport }: ProofHeadProps) {
  const { t, language } = useText()
  const { view } = useView()
  const copy = useCopyLink()
  const toast = useToast()
  const { day, today, area, by, show, go } = place
  const previous = t('proof.previousDay')
  const next = t('proof.nextDay')
  return (
    <header className={styles['head']}>
      <Link className={styles['back']} to={{ pathname: '/teams', search: viewToSearch(view) }}>
        <Icon name="back" size={16} /> {t('proof.back')}
      </Link>
      <h2>{t('proof.title')}</h2>
      {isOneColumn && (
        <Segmented
          className={styles['switch'] ?? ''}
          aria-label={t('proof.show')}
          value={show}
          options={SHOWN.map((value) => ({ value, label: t(`proof.${value}`) }))}
          onChange={(value) => go({ show: SHOWN.find((one) => one === value) ?? 'shifts' })}
        />
      )}
      <fieldset className={styles['days']}>
        <legend className="visuallyHidden">{t('proof.dayNav')}</legend>
        <button
          type="button"
          aria-label={previous}
          title={previous}
          onClick={() => go({ day: addDays(day, -1), shift: null })}
        >
          <Icon name="left" size={18} />
        </button>
        <strong>{dayWords(day, language)}</strong>
        <button
          type="button"
          aria-label={next}
          title={next}
          disabled={day >= today}
          onClick={() => go({ day: addDays(day, 1), shift: null })}
        >
          <Icon name="right" size={18} />
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={day === today}
          onClick={() => go({ day: today, shift: null })}
        >
          {t('proof.today')}
        </button>
      </fieldset>
      <CellSelect
        className={styles['area'] ?? ''}
        value={area}
        label={t('proof.area')}
        placeholder={t('proof.wholeArea')}
        onChange={(code) => go({ area: code })}
      />
      <Segmented
        aria-label={t('proof.shifts')}
        value={by}
        options={[
          { value: 'shift', label: t('proof.byShift') },
          { value: 'cell', label: t('proof.cells') },
        ]}
        onChange={(value) => go({ by: value === 'cell' ? 'cell' : 'shift', show: 'shifts' })}
      />
      {counts && (
        <span className={styles['sum']} title={t('proof.formula')}>
          {t('proof.coverage')} <CoverageBar counts={counts} />
        </span>
      )}
      <span className={styles['headActs']}>
        {mayExport && (
          <a className={styles['button']} href={exportAddress(place, language)} download>
            {t('proof.export')}
          </a>
        )}
        <button type="button" className={styles['button']} onClick={() => print()}>
          {t('proof.print')}
        </button>
        <button type="button" className={styles['button']} onClick={() => void copy().then((words) => toast(words))}>
          {t('proof.copyLink')}
        </button>
      </span>
    </header>
  )
}
