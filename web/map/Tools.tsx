import { LEVELS, type Level } from '@wangge/db/vocabulary'
import { useState } from 'react'
import type { View } from '../state/view.ts'
import chrome from './chrome.module.css'
import styles from './Tools.module.css'
import type { MapTextKey } from './text.ts'
import type { Tool } from './tools/useTool.ts'
import type { Translate } from './types.ts'

interface ToolsProps {
  t: Translate
  tool: Tool
  level: View['level']
  /** Levels that have boundaries; none where the page has fixed the level. */
  available: readonly Level[]
  /** Only zoom: the page around the map decides the rest. */
  isPlain: boolean
  /** A page draws on it, on narrow maps too: none of the tools may be missing there. */
  isDrawnOn: boolean
  onZoom: (by: number) => void
  onFit: () => void
  onLevel: (level: View['level']) => void
}

/** 24 × 24 outlines, 1.8 wide. */
const ICONS = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  lasso:
    'M8 15.6C5.3 14.6 4 12.5 4 10.2C4 6.8 7.6 4 12 4s8 2.8 8 6.2-3.600 6.200-8 6.200c-.9 0-1.700-.1-2.500-.300M10 16.300a2 2 0 1 1-4 0a2 2 0 1 1 4 0zM7.200 18.100c.2 1.200-.1 2.200-1.200 2.900',
  measure: 'M3.500 15.500L15.500 3.500l5 5L8.500 20.500zM7 12l2 2M10 9l2.500 2.500M13 6l2 2',
  layers: 'M12 4l8.500 4.500L12 13L3.500 8.500zM3.500 12.200L12 16.700l8.500-4.500M3.500 15.900L12 20.400l8.500-4.500',
} as const

/** Zoom, fit, lasso, measure and the grid level, as one column. */
export function Tools({ t, tool, level, available, isPlain, isDrawnOn, onZoom, onFit, onLevel }: ToolsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div
      className={`${chrome['card']} ${styles['tools']}`}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('map.tools')}
    >
      <ToolButton
        t={t}
        text="map.tool.zoomIn"
        icon="zoomIn"
        shortcut="+"
        needsPointer={!isDrawnOn}
        onPress={() => onZoom(1)}
      />
      <ToolButton
        t={t}
        text="map.tool.zoomOut"
        icon="zoomOut"
        shortcut="-"
        needsPointer={!isDrawnOn}
        onPress={() => onZoom(-1)}
      />
      <ToolButton t={t} text="map.tool.fit" icon="fit" shortcut="0" onPress={onFit} />
      {!isPlain && (
        <>
          <ToolButton
            t={t}
            text="map.tool.lasso"
            icon="lasso"
            shortcut="L"
            needsPointer={!isDrawnOn}
            isPressed={tool.name === 'lasso'}
            onPress={() => tool.toggle('lasso')}
          />
          <ToolButton
            t={t}
            text="map.tool.measure"
            icon="measure"
            shortcut="M"
            needsPointer={!isDrawnOn}
            isPressed={tool.name === 'measure'}
            onPress={() => tool.toggle('measure')}
          />
          {available.length > 0 && (
            <ToolButton t={t} text="map.tool.level" icon="layers" isPressed={isOpen} onPress={() => setOpen(!isOpen)} />
          )}
        </>
      )}
      {isOpen && (
        <fieldset className={`${chrome['card']} ${styles['levels']}`}>
          <legend>{t('map.tool.level')}</legend>
          {(['auto', ...LEVELS.filter((one) => available.includes(one))] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="map-level" checked={one === level} onChange={() => onLevel(one)} />
              {t(`map.level.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

interface ToolButtonProps {
  t: Translate
  text: MapTextKey
  icon: keyof typeof ICONS
  shortcut?: string
  isPressed?: boolean
  /** Not on a phone. */
  needsPointer?: boolean
  onPress: () => void
}

function ToolButton({ t, text, icon, shortcut, isPressed, needsPointer, onPress }: ToolButtonProps) {
  const title = shortcut ? `${t(text)}  ${shortcut}` : t(text)
  return (
    <button
      type="button"
      className={styles['tool']}
      aria-label={t(text)}
      title={title}
      aria-pressed={isPressed}
      data-pointer={needsPointer || undefined}
      onClick={onPress}
    >
      <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d={ICONS[icon]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  )
}
