import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Plugin, Rolldown } from 'vite'
import { afterPages, bundle, within } from '../bundle.ts'

/** Beside the bundle: what an installed app shows before it runs. */
const BESIDE = ['/mark.svg', '/field.webmanifest', '/field-192.png', '/field-512.png']
/** Fetched when a map is opened, and kept from then on. */
const HEAVY = /maplibre|deck|fonts-/i

/**
 * Builds the field app after the desks' pages, into the same directory: in one build the two would share chunks, and a phone far away
 * would wait for a dozen small files in turn. Then its worker, which must know the files that the app needs to start: its entry with
 * what that imports, at once or later, but for maps and fonts.
 */
export function buildField(): Plugin {
  return afterPages('field', async (root, outDir) => {
    const files = ['/field.html', ...filesOf(await bundle(pages(root, outDir))), ...BESIDE]
    const version = await versionOf(join(root, outDir), files)
    await bundle({
      ...within(root, outDir, { input: 'field/sw.ts', output: { format: 'iife', entryFileNames: 'field-sw.js' } }),
      define: { FIELD_FILES: JSON.stringify(files), FIELD_VERSION: JSON.stringify(version) },
    })
  })
}

function pages(root: string, outDir: string): InlineConfig {
  // What is needed to start is one file, and the form another: a phone far away asks for each file in turn.
  const groups = [
    { name: 'start', tags: ['$initial' as const], priority: 2 },
    { name: 'report', test: /[\\/]field[\\/](report|parts)[\\/]/, priority: 1 },
    { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/ },
  ]
  return { ...within(root, outDir, { input: 'field.html', output: { codeSplitting: { groups } } }), plugins: [react()] }
}

/** Addresses of the entry's scripts and styles, in the order in which they are found. */
function filesOf(parts: readonly Rolldown.RolldownOutput['output'][number][]): string[] {
  const chunks = new Map(parts.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part] as const] : [])))
  const found = new Set<string>()
  const visit = (file: string): void => {
    const chunk = chunks.get(file)
    if (!chunk || found.has(file) || HEAVY.test(file)) return
    found.add(file)
    const styles = (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []
    for (const style of styles) if (!HEAVY.test(style)) found.add(style)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  for (const { isEntry, fileName } of chunks.values()) if (isEntry) visit(fileName)
  return [...found].map((file) => `/${file}`)
}

async function versionOf(directory: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(directory, file)))
  return hash.digest('base64url').slice(0, 12)
}
