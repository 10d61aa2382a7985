/** Words of the residents' map; `{name}` is filled in. */
export const zh = {
  label: '选地点的地图',
  how: '拖动地图，让图钉尖对准地点；也可点一下地图。',
  keys: '键盘：方向键移动，按住 Shift 移得细，+ 和 − 缩放，回车选定，Esc 关闭。',
  zoomIn: '放大',
  zoomOut: '缩小',
  use: '用这个地点',
  leave: '不选了',
  asking: '正在查这里是哪里…',
  inside: '图钉在：{name}',
  outside: '图钉在本区范围外，这里的事我们管不到。请移到本区内，或拨打 12345。',
  unknown: '现在查不到这里的名称，地点可以照用。',
  far: '放大一些，可以选得更准；在下面选了社区，地图就到那里。',
  patchy: '地图有些地方没有画出来：请检查网络，关上地图再打开。',
} as const
export type PinWords = Record<keyof typeof zh, string>

export const en: PinWords = {
  label: 'Map to choose a place on',
  how: 'Drag the map until the tip of the pin is on the place, or tap the place.',
  keys: 'Keyboard: arrows move, with Shift in small steps, + and − zoom, Enter uses the place, Esc closes.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  use: 'Use this place',
  leave: 'Close the map',
  asking: 'Looking up what is here…',
  inside: 'The pin is in: {name}',
  outside: 'The pin is outside our district, where we cannot act. Move it back inside, or call 12345.',
  unknown: 'The name of this place cannot be found now; the place can be used all the same.',
  far: 'Zoom in to choose more exactly, or choose a community below: the map goes there.',
  patchy: 'Parts of the map are missing: check your connection, close the map and open it again.',
}

/** The table of a page's language, as its `lang` says. */
export const wordsOf = (lang: string): PinWords => (lang.startsWith('en') ? en : zh)
