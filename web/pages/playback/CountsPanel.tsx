import type { ClockState } from '@wangge/db/vocabulary'
import { useMemo } from 'react'
import { useTheme } from '../../app/Appearance.tsx'
import { count } from '../../format/number.ts'
import { ClockSymbol, SymbolTheme, TeamSymbol } from '../../map/symbols.tsx'
import { useText } from '../../text/index.ts'
import styles from './Playback.module.css'
import { sceneAt } from './PlaybackMap.tsx'
import { type Scene, soFar, teamsAt } from './scene.ts'

const OPEN: readonly ClockState[] = ['overdue', 'soon', 'ontime', 'paused', 'notStarted']
const OUT = ['assigned', 'enroute', 'onscene'] as const

/** How it stood at the moment: hazards by clock state, teams by what they did. */
export function CountsPanel({ scenes, at }: { scenes: readonly Scene[]; at: number }) {
  const { t } = useText()
  const theme = useTheme()
  const scene = sceneAt(scenes, at)
  const second = scene ? Math.floor((at - scene.from) / 1000) : 0
  const counts = useMemo(() => scene?.counts.at(second), [scene, second])
  const teams = useMemo(() => (scene ? teamsAt(scene, second) : []), [scene, second])
  const past = useMemo(() => soFar(scenes, at), [scenes, at])
  const open = counts && OPEN.reduce((sum, state) => sum + counts[state], 0)
  const inForm = (form: string) => teams.filter((team) => team.form === form).length
  return (
    <SymbolTheme value={theme}>
      <aside className={styles['counts']} aria-label={t('playback.now')}>
        <h3>{t('playback.now')}</h3>
        <dl>
          <div className={styles['sum']}>
            <dt>{t('playback.open')}</dt>
            <dd>{count(open)}</dd>
          </div>
          {OPEN.map((state) => (
            <div key={state} data-count={state}>
              <dt>
                <ClockSymbol clock={state} /> {t(`clock.${state}`)}
              </dt>
              <dd>{count(counts?.[state])}</dd>
            </div>
          ))}
          <div>
            <dt>{t('playback.reported')}</dt>
            <dd>{count(past.reported)}</dd>
          </div>
          <div>
            <dt>
              <ClockSymbol clock="closed" /> {t('playback.closedSoFar')}
            </dt>
            <dd>{count(past.closed)}</dd>
          </div>
        </dl>
        <h3>{t('playback.teams')}</h3>
        <dl>
          <div>
            <dt>{t('playback.teamsShown')}</dt>
            <dd>{count(teams.length)}</dd>
          </div>
          {OUT.map((form) => (
            <div key={form}>
              <dt>
                <TeamSymbol kind="patrol" state={form} stale={false} size={18} /> {t(`playback.${form}`)}
              </dt>
              <dd>{count(inForm(form))}</dd>
            </div>
          ))}
          <div>
            <dt>
              <TeamSymbol kind="patrol" state="free" stale size={18} /> {t('playback.teamsStale')}
            </dt>
            <dd>{count(inForm('stale'))}</dd>
          </div>
        </dl>
        <p>{t('playback.noteTeam')}</p>
        <p>{t('playback.keys')}</p>
      </aside>
    </SymbolTheme>
  )
}
