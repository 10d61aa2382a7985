import { flavours } from '@wangge/tiles/style'

/** Themes a screen may wear; 'wall' is for the large screen in the hall. */
export type Theme = 'light' | 'dark' | 'wall'

const shades = {
  light: {
    ground: {
      canvas: '#eef0f2',
      surface: '#ffffff',
      raised: '#f6f7f8',
      hover: '#f1f4f8',
      selected: '#e3edfb',
      map: '#f3f2ee',
      scrim: '#10161d66',
    },
    ink: {
      text: '#14191f',
      textSecondary: '#46505a',
      textTertiary: '#5f6a75',
      textDisabled: '#98a1aa',
      line: '#dde1e5',
      lineStrong: '#7c8590',
      accent: '#1d56b8',
      accentFill: '#1d56b8',
      accentHover: '#17479a',
      onAccent: '#ffffff',
      danger: '#b3261e',
      dangerFill: '#b3261e',
      onDanger: '#ffffff',
      focus: '#1d56b8',
    },
    clock: {
      ontimeText: '#1f5d9e',
      ontimeTint: '#e6f0fa',
      soonText: '#8a5300',
      soonTint: '#fdf0d9',
      overdueText: '#b01f17',
      overdueTint: '#fce8e6',
      pausedText: '#43395c',
      pausedTint: '#eceaf1',
      closedText: '#566069',
      closedTint: '#eef0f2',
    },
    team: {
      freeText: '#006b61',
      freeTint: '#dff3f0',
      busyText: '#1b232c',
      busyTint: '#e4e7ea',
      offText: '#5a646e',
      offTint: '#eef0f2',
      staleText: '#5a646e',
      staleTint: '#eef0f2',
    },
  },
  dark: {
    ground: {
      canvas: '#0b0f13',
      surface: '#12171d',
      raised: '#1a2128',
      hover: '#1e262e',
      selected: '#1b3050',
      map: '#10151a',
      scrim: '#00000099',
    },
    ink: {
      text: '#e9edf1',
      textSecondary: '#aeb8c2',
      textTertiary: '#8f9aa5',
      textDisabled: '#5c6670',
      line: '#27303a',
      lineStrong: '#727d89',
      accent: '#7db3ff',
      accentFill: '#2b61b9',
      accentHover: '#264f92',
      onAccent: '#ffffff',
      danger: '#ff8a7a',
      dangerFill: '#ac3329',
      onDanger: '#ffffff',
      focus: '#7db3ff',
    },
    clock: {
      ontimeText: '#8cc3f5',
      ontimeTint: '#14283a',
      soonText: '#f7c765',
      soonTint: '#33270d',
      overdueText: '#ff8f7d',
      overdueTint: '#3b1713',
      pausedText: '#e3dcf2',
      pausedTint: '#272038',
      closedText: '#9ba6b0',
      closedTint: '#1c2329',
    },
    team: {
      freeText: '#5fdac9',
      freeTint: '#0f2e2b',
      busyText: '#f2f5f7',
      busyTint: '#2b343d',
      offText: '#9ba6b0',
      offTint: '#1c2329',
      staleText: '#9ba6b0',
      staleTint: '#1c2329',
    },
  },
  wall: {
    ground: {
      canvas: '#05080b',
      surface: '#0b1014',
      raised: '#121920',
      hover: '#121920',
      selected: '#17304f',
      map: '#080c10',
      scrim: '#000000b3',
    },
    ink: {
      text: '#eef2f5',
      textSecondary: '#bac4cd',
      textTertiary: '#9aa5b0',
      textDisabled: '#5c6670',
      line: '#222b34',
      lineStrong: '#75808c',
      accent: '#8fbeff',
      accentFill: '#2b61b9',
      accentHover: '#264f92',
      onAccent: '#ffffff',
      danger: '#ff8a7a',
      dangerFill: '#ac3329',
      onDanger: '#ffffff',
      focus: '#8fbeff',
    },
    clock: {
      ontimeText: '#9accf7',
      ontimeTint: '#0f2434',
      soonText: '#ffd07a',
      soonTint: '#33270d',
      overdueText: '#ff9a8a',
      overdueTint: '#3d1813',
      pausedText: '#e8e2f5',
      pausedTint: '#272038',
      closedText: '#a6b1bb',
      closedTint: '#1c2329',
    },
    team: {
      freeText: '#66e2d0',
      freeTint: '#0f2e2b',
      busyText: '#f2f5f7',
      busyTint: '#2b343d',
      offText: '#a6b1bb',
      offTint: '#1c2329',
      staleText: '#a6b1bb',
      staleTint: '#1c2329',
    },
  },
} as const

/**
 * One table of colours: grounds, inks and text shades here, the colours of things on the map from the map style,
 * so that a swatch in a panel and the symbol on the map can never differ.
 */
export const colours = {
  light: { ...shades.light, flavour: flavours.light },
  dark: { ...shades.dark, flavour: flavours.dark },
  wall: { ...shades.wall, flavour: flavours.wall },
}

/** Breakpoints in CSS pixels of window width: three columns, drawer over the map, map or list, bottom sheet. */
export const BREAKPOINT = { wide: 1600, desk: 1200, narrow: 800 } as const

/** Sizes in CSS pixels that both the antd theme and the style sheets use. */
const SIZE = {
  radiusControl: 6,
  topBar: 48,
  rail: 64,
  queue: 344,
  detail: 392,
  dueAxis: 88,
} as const

export const FONT_FAMILY =
  '"Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", system-ui, sans-serif'

/** Seeds pass through antd's algorithms: compact turns 16 into 14 and 36 into 32, dark turns #2f6fd6 into accentFill. */
export const ANTD_SEED = {
  fontSize: 16,
  controlHeight: 36,
  borderRadius: SIZE.radiusControl,
  colorPrimary: { light: '#1d56b8', dark: '#2f6fd6' },
  colorError: { light: '#b3261e', dark: '#c7392d' },
} as const

/** CSS custom properties of a theme: --canvas, --text-secondary, --clock-overdue-text, --coverage-0, … */
export function cssVariables(theme: Theme): Record<string, string> {
  const { ground, ink, clock, team, flavour } = colours[theme]
  return {
    ...named('', ground),
    ...named('', ink),
    ...named('clock-', flavour.clock),
    ...named('clock-', clock),
    ...named('team-', flavour.team),
    ...named('team-', team),
    ...named('map-', flavour.map),
    ...Object.fromEntries(flavour.coverage.map((colour, step) => [`--coverage-${step}`, colour])),
    '--no-data': flavour.noData,
    '--hatch': flavour.hatch,
    '--font-family': FONT_FAMILY,
    '--shadow-float': theme === 'light' ? '0 2px 10px rgb(16 22 29 / 18%)' : '0 2px 12px rgb(0 0 0 / 55%)',
    ...Object.fromEntries(Object.entries(SIZE).map(([key, pixels]) => [`--size-${kebab(key)}`, `${pixels}px`])),
  }
}

function named(prefix: string, group: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(group).map(([key, value]) => [`--${prefix}${kebab(key)}`, value]))
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
