import {
  COVERAGE_OPACITY,
  coverageSteps,
  dotColour,
  flatten,
  flavours,
  type MapFlavour,
  type MapTheme,
} from '@wangge/tiles/style'
import styles from './CoverageKey.module.css'
import type { Translate } from './types.ts'

interface CoverageKeyProps {
  theme: MapTheme
  t: Translate
  /** Null while no run has been computed. */
  limitMinutes: number | null
  /** Coverage lies beneath hazards or teams, at half strength. */
  isBackdrop: boolean
}

/** The steps of the rate, flattened onto the land as they are drawn, with the hatch and the dots. */
export function CoverageKey({ theme, t, limitMinutes, isBackdrop }: CoverageKeyProps) {
  const flavour = flavours[theme]
  const isWall = theme === 'wall'
  const opacity = isWall ? COVERAGE_OPACITY.wall : COVERAGE_OPACITY[isBackdrop ? 'backdrop' : 'alone']
  const drawn = (colour: string) => flatten(colour, opacity, flavour.map.land)
  const steps = coverageSteps(flavour, isWall)
  if (limitMinutes === null) return <p className={styles['keyTitle']}>{t('map.legend.coverageNoRun')}</p>
  return (
    <div>
      <p className={styles['keyTitle']}>{t('map.legend.coverage', { minutes: limitMinutes })}</p>
      <ol className={styles['steps']}>
        {steps.map(({ from, colour }) => (
          <li key={colour} style={{ background: drawn(colour) }}>
            {from !== null && <span>{from}</span>}
          </li>
        ))}
        <li className={styles['percent']}>%</li>
      </ol>
      <ul className={styles['patterns']}>
        <li>
          <PatternKey flavour={flavour} id="hatch" ground={drawn(flavour.coverage[3])} />
          {t('map.legend.unreliable')}
        </li>
        <li>
          <PatternKey flavour={flavour} id="dots" ground={drawn(flavour.noData)} />
          {t('map.legend.noData')}
        </li>
      </ul>
    </div>
  )
}

function PatternKey({ id, ground, flavour }: { id: 'hatch' | 'dots'; ground: string; flavour: MapFlavour }) {
  return (
    <svg width="24" height="14" viewBox="0 0 24 14" aria-hidden="true">
      <rect width="24" height="14" rx="2" fill={ground} />
      {id === 'hatch'
        ? [-7, 0, 7, 14, 21].map((x) => <path key={x} d={`M${x} 14l14-14`} stroke={flavour.hatch} strokeWidth="1.5" />)
        : [4, 11, 18].flatMap((x) =>
            [3.5, 10.5].map((y) => <circle key={`${x}-${y}`} cx={x + 1} cy={y} r="1" fill={dotColour(flavour)} />),
          )}
    </svg>
  )
}
