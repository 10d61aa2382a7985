import type { PlanSettings } from '@wangge/api/walk'
import { minutes } from '../../../format/duration.ts'
import { useText, worded } from '../../../text/index.ts'
import { weekTime } from './weekTime.ts'

/** One setting in words: 10.0 分, 周六 20:47, 不问. */
export function useSettingWords(): (settings: PlanSettings, key: keyof PlanSettings) => string {
  const { t, language } = useText()
  return (settings, key) => {
    switch (key) {
      case 'limitSeconds':
        return minutes(settings.limitSeconds, language)
      case 'speedMetresPerSecond':
        return `${settings.speedMetresPerSecond} m/s`
      case 'kinds':
        return settings.kinds.length === 0
          ? t('coverage.allKinds')
          : settings.kinds.map((kind) => worded(t, 'pointKind', kind)).join(language === 'zh' ? '、' : ', ')
      case 'minuteOfWeek':
        return settings.minuteOfWeek === null ? t('planFigure.hoursAny') : weekTime(settings.minuteOfWeek, language)
      case 'asksForStaff':
        return t(settings.asksForStaff ? 'planFigure.staffAsked' : 'planFigure.staffNot')
      case 'asksForRoom':
        return t(settings.asksForRoom ? 'planFigure.roomAsked' : 'planFigure.roomNot')
      case 'weight':
        return t(`planFigure.weight.${settings.weight}`)
    }
  }
}
