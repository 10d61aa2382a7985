import { useText } from '../text/index.ts'
import styles from './LanguageSwitch.module.css'
import { storeLanguage } from './preferences.ts'
import { useView } from './ViewContext.tsx'

/** The other language, in its own words. */
export function LanguageSwitch() {
  const { t, language } = useText()
  const { change } = useView()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className={styles['switch']}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      title={t('signIn.language')}
      onClick={() => {
        storeLanguage(other)
        change({ language: other })
      }}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
