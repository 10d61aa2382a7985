import ranges from '@fontsource-variable/noto-sans-sc/unicode.json'
import type { FontFile } from '@wangge/tiles/style'

/** The shipped font's files, as addresses of this origin; the browser fetches those whose characters a label needs. */
const files = import.meta.glob<string>(
  '../../node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
)

/** Noto Sans SC by Unicode range, for the style's `font-faces`. */
export const FONT_FILES: readonly FontFile[] = Object.entries(ranges as Record<string, string>).flatMap(
  ([subset, range]) => {
    const name = subset.replace(/[[\]]/g, '')
    const address = Object.entries(files).find(([path]) => path.endsWith(`noto-sans-sc-${name}-wght-normal.woff2`))?.[1]
    return address ? [{ url: new URL(address, location.href).href, unicodeRange: range.split(',') }] : []
  },
)
