/**
 * The Chinese font is 100 slices by character range; its table of slices must not hold up the first paint. Resolves once the table
 * and the digits are there: what is painted on a canvas (deck.gl's counts) would keep another font for good.
 */
export const fontsReady: Promise<unknown> = import('./fonts.ts')
  .then(() => document.fonts.load('600 12px "Noto Sans SC Variable"', '0123456789+'))
  .catch(() => null)
