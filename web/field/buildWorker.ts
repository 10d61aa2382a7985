import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

/** Beside the bundle: what an installed app shows before it runs. */
const BESIDE = ['/mark.svg', '/field.webmanifest', '/field-192.png', '/field-512.png']
/** Fetched when a map is opened, and kept from then on. */
const HEAVY = /maplibre|deck|\/map-|luma|NotoSans|noto-sans/i

/**
 * Builds `field-sw.js` after the pages: it must know which of their files the field app needs to start. The list is the field entry
 * with what it imports, at once or later, but for maps and fonts.
 */
export function buildWorker(): Plugin {
  let outDir = 'dist'
  return {
    name: 'field-worker',
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir
    },
    writeBundle: {
      sequential: true,
      async handler(_options, bundle) {
        const root = join(import.meta.dirname, '..')
        const files = ['/field.html', ...filesOf(bundle), ...BESIDE]
        const version = await versionOf(join(root, outDir), files)
        await build({
          ...{ root, configFile: false, publicDir: false, logLevel: 'error' },
          define: { FIELD_FILES: JSON.stringify(files), FIELD_VERSION: JSON.stringify(version) },
          build: {
            ...{ outDir, emptyOutDir: false, target: 'es2022', copyPublicDir: false },
            rolldownOptions: {
              input: join(import.meta.dirname, 'sw.ts'),
              output: { format: 'iife', entryFileNames: 'field-sw.js' },
            },
          },
        })
      },
    },
  }
}

/** Addresses of the field entry's scripts and styles, in the order in which they are found. */
function filesOf(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>()
  const visit = (file: string): void => {
    const part = bundle[file]
    if (part?.type !== 'chunk' || found.has(file) || HEAVY.test(file)) return
    found.add(file)
    const styles = (part as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []
    for (const style of styles) if (!HEAVY.test(style)) found.add(style)
    for (const next of [...part.imports, ...part.dynamicImports]) visit(next)
  }
  for (const [file, part] of Object.entries(bundle)) {
    if (part.type === 'chunk' && part.isEntry && part.name === 'field') visit(file)
  }
  return [...found].map((file) => `/${file}`)
}

async function versionOf(directory: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(directory, file)))
  return hash.digest('base64url').slice(0, 12)
}
