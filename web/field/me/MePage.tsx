import type { FieldTeam } from '@wangge/api/contract'
import { storedTheme, storeLanguage, storeTheme, useStored } from '../../app/preferences.ts'
import { useNow } from '../../data/now.ts'
import { age } from '../../format/duration.ts'
import { DutySwitch } from '../duty/DutySwitch.tsx'
import { useSharing } from '../duty/sharing.ts'
import { abilities, type FieldPerson, signOutHere, useQueue, useUpdate } from '../offline/index.ts'
import { Choice } from '../parts/Field.tsx'
import { FieldButton } from '../parts/FieldButton.tsx'
import { useFieldText, wordedField } from '../text.ts'
import styles from './MePage.module.css'
import { useStorage } from './useStorage.ts'

/** Who works here, on duty or not, what lies on the phone, and what this browser cannot do. */
export default function MePage({ person, teams }: { person: FieldPerson; teams: readonly FieldTeam[] }) {
  const { t, language } = useFieldText()
  const { items } = useQueue()
  const theme = useStored(storedTheme)
  const update = useUpdate()
  const unsent = items.filter(({ state }) => state !== 'sent')
  const photos = unsent.reduce((sum, item) => sum + item.photos.total - item.photos.sent, 0)
  const megabytes = useStorage(unsent.length)
  const [team] = teams
  const signOut = (): void => {
    const sure = unsent.length === 0 || confirm(t('me.signOutSure', { n: unsent.length }))
    if (sure) void signOutHere()
  }
  return (
    <main className={styles['page']}>
      <header>
        <h1>{person.personName}</h1>
        <p>
          {wordedField(t, 'role', person.role)} · {person.unit}
        </p>
        <p>{person.scopeName ?? t('me.everything')}</p>
        {person.isDemo && <p className={styles['demo']}>{t('me.demo')}</p>}
      </header>
      {update.isWaiting && (
        <FieldButton look="chosen" onClick={update.apply}>
          {t('me.update')}
        </FieldButton>
      )}
      <section>
        <h2>{t('me.duty')}</h2>
        {team ? (
          <>
            <p>{teams.map(({ name }) => name).join('、')}</p>
            <DutySwitch personId={person.personId} team={team} />
            <LastPosition team={team} />
          </>
        ) : (
          <p>{t('me.noTeam')}</p>
        )}
      </section>
      <Abilities />
      <Choice
        label={t('me.language')}
        value={language}
        onChange={(chosen) => choose('lang', () => storeLanguage(chosen))}
        options={[
          { value: 'zh', words: '中文' },
          { value: 'en', words: 'English' },
        ]}
      />
      <Choice
        label={t('me.theme')}
        columns={3}
        value={theme}
        onChange={(chosen) => choose('theme', () => storeTheme(chosen))}
        options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, words: t(`me.theme.${value}`) }))}
      />
      <section>
        <h2>{t('me.storage')}</h2>
        <p>{t('me.unsent', { n: unsent.length, photos })}</p>
        {megabytes !== null && <p>{t('me.used', { n: megabytes.toFixed(1) })}</p>}
      </section>
      <section>
        <FieldButton look="danger" onClick={signOut}>
          {t('me.signOut')}
        </FieldButton>
        <p>{t('me.signOutNote')}</p>
      </section>
      <p lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <a href="/">{t('me.desk')}</a>
      </p>
    </main>
  )
}

/** What is chosen here stands from now on, whatever the address asked for. */
function choose(name: 'lang' | 'theme', store: () => void): void {
  const url = new URL(location.href)
  url.searchParams.delete(name)
  history.replaceState(null, '', url)
  store()
}

function LastPosition({ team }: { team: FieldTeam }) {
  const { t, language } = useFieldText()
  const { isOn, lastAt } = useSharing()
  const now = useNow()
  if (isOn && lastAt !== null) return <p>{t('me.lastSent', { age: age((Date.now() - lastAt) / 1000, language) })}</p>
  if (isOn) return <p>{t('me.noneSent')}</p>
  if (team.positionAt === null) return <p>{t('me.notShared')}</p>
  const seconds = (now - Date.parse(team.positionAt)) / 1000
  return <p>{t('me.teamPosition', { age: age(seconds, language) })}</p>
}

/** What does not work here and why, as the browser has it. */
function Abilities() {
  const { t } = useFieldText()
  const { isSecure, canStartOffline, canLocate, canSendInBackground } = abilities()
  const lacks = [
    !canStartOffline && t('me.lacks.start'),
    !canLocate && t('me.lacks.locate'),
    !canSendInBackground && t('me.lacks.background'),
  ].filter((one) => one !== false)
  if (lacks.length === 0) return null
  return (
    <section className={styles['lacks']}>
      <h2>{t('me.lacks')}</h2>
      {!isSecure && <p>{t('me.plainHttp', { host: location.host })}</p>}
      <ul>
        {lacks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  )
}
