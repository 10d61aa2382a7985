import type { Plugin } from 'vite'
import { afterPages, bundle, within } from '../bundle.ts'

/**
 * Builds the map of the residents' page, after the pages and into their directory: one script and one sheet under names that stay,
 * because the page that asks for them is written by the server. It shares nothing with the desks' pages: whoever opens it has none of
 * those.
 */
export function buildReport(): Plugin {
  return afterPages('report', async (root, outDir) => {
    await bundle(
      within(root, outDir, {
        input: { 'report-map': 'report/main.ts' },
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          codeSplitting: false,
          assetFileNames: ({ names }) =>
            names.some((name) => name.endsWith('.css')) ? 'report-map.css' : 'assets/[name]-[hash][extname]',
        },
      }),
    )
  })
}
