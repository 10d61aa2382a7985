import type { ThemeConfig, theme } from 'antd'
import { ANTD_SEED, colours, FONT_FAMILY } from '../tokens.ts'

type Algorithms = Pick<typeof theme, 'darkAlgorithm' | 'compactAlgorithm'>

/** antd's theme from the table of tokens: seeds pass through the algorithms, overrides arrive as written. */
export function antdThemeOf(name: 'light' | 'dark', { darkAlgorithm, compactAlgorithm }: Algorithms): ThemeConfig {
  const { ground, ink } = colours[name]
  return {
    algorithm: name === 'dark' ? [darkAlgorithm, compactAlgorithm] : [compactAlgorithm],
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: ANTD_SEED.fontSize,
      controlHeight: ANTD_SEED.controlHeight,
      borderRadius: ANTD_SEED.borderRadius,
      colorPrimary: ANTD_SEED.colorPrimary[name],
      colorError: ANTD_SEED.colorError[name],
      colorPrimaryHover: ink.accentHover,
      colorTextDescription: ink.textTertiary,
      colorTextPlaceholder: ink.textTertiary,
      colorTextDisabled: ink.textDisabled,
      colorBorder: ink.lineStrong,
      colorSplit: ink.line,
      colorBgContainer: ground.surface,
      colorBgElevated: ground.raised,
      colorBgLayout: ground.canvas,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
  }
}
