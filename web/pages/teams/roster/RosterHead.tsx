import { Segmented } from 'antd'
import { Link } from 'react-router'
import { useWidth } from '../../../app/useWidth.ts'
import { useView } from '../../../app/ViewContext.tsx'
import { dayWords } from '../../../format/date.ts'
import { CellSelect } from '../../../parts/CellSelect.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { viewToSearch } from '../../../state/address.ts'
import { useText } from '../../../text/index.ts'
import styles from '../Buttons.module.css'
import { SHOWN } from '../teamsPlace.ts'
import type { Place } from '../useTeamsPlace.ts'
import { addDays, mondayOf, weekOf } from '../week.ts'
import head from './RosterHead.module.css'

/** Which week, which area, and what is done with a whole week. */
export function RosterHead({ place, onCopy }: { place: Place; onCopy: (() => void) | null }) {
  const { t, language } = useText()
  const width = useWidth()
  const { view } = useView()
  const { day, today, area, show, go } = place
  const week = weekOf(day)
  const isOneColumn = width === 'narrow' || width === 'phone'
  // A phone shows one day, so it goes day by day.
  const isDaily = width === 'phone'
  const step = isDaily ? 1 : 7
  const previous = t(isDaily ? 'teams.previousDay' : 'teams.previousWeek')
  const next = t(isDaily ? 'teams.nextDay' : 'teams.nextWeek')
  const span = t('teams.week', { from: dayWords(week[0] ?? day, language), to: dayWords(week[6] ?? day, language) })
  return (
    <header className={head['head']}>
      <h2>{t('teams.title')}</h2>
      {isOneColumn && (
        <Segmented
          className={head['show'] ?? ''}
          aria-label={t('teams.show')}
          value={show}
          options={SHOWN.map((value) => ({ value, label: t(`teams.${value}`) }))}
          onChange={(value) => go({ show: SHOWN.find((one) => one === value) ?? 'roster', open: null })}
        />
      )}
      <fieldset className={head['week']}>
        <legend className="visuallyHidden">{t('teams.weekNav')}</legend>
        <button
          type="button"
          className={styles['icon']}
          aria-label={previous}
          title={previous}
          onClick={() => go({ day: addDays(day, -step) })}
        >
          <Icon name="left" size={18} />
        </button>
        <strong>{isDaily ? dayWords(day, language) : span}</strong>
        <button
          type="button"
          className={styles['icon']}
          aria-label={next}
          title={next}
          onClick={() => go({ day: addDays(day, step) })}
        >
          <Icon name="right" size={18} />
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={isDaily ? day === today : mondayOf(day) === mondayOf(today)}
          onClick={() => go({ day: today })}
        >
          {t(isDaily ? 'teams.today' : 'teams.thisWeek')}
        </button>
      </fieldset>
      <CellSelect
        className={head['area'] ?? ''}
        value={area}
        label={t('teams.area')}
        placeholder={t('teams.wholeArea')}
        onChange={(code) => go({ area: code })}
      />
      <span className={head['acts']}>
        <Link
          className={styles['button']}
          to={{ pathname: '/teams/proof', search: viewToSearch({ ...view, selection: null }) }}
        >
          {t('teams.proof')}
        </Link>
        {onCopy && (
          <button type="button" className={styles['button']} title={t('teams.copyWeekWhy')} onClick={onCopy}>
            {t('teams.copyWeek')}
          </button>
        )}
        <button type="button" className={styles['button']} onClick={() => print()}>
          {t('teams.print')}
        </button>
      </span>
    </header>
  )
}
