import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'

type RolldownOptions = NonNullable<NonNullable<InlineConfig['build']>['rolldownOptions']>

/** Builds something of its own once the desks' pages are built, into their directory `outDir`; `root` is this room. */
export function afterPages(name: string, work: (root: string, outDir: string) => Promise<void>): Plugin {
  let outDir = 'dist'
  return {
    name,
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler(error?: Error) {
        if (!error) await work(import.meta.dirname, outDir)
      },
    },
  }
}

/** Settings of a build of its own into the directory of the pages, where it takes nothing away. */
export function within(root: string, outDir: string, rolldownOptions: RolldownOptions): InlineConfig {
  return {
    ...{ root, configFile: false, publicDir: false, logLevel: 'error' },
    build: {
      ...{ outDir, emptyOutDir: false, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 1200 },
      rolldownOptions,
    },
  }
}

/** Builds, and yields what was written. */
export async function bundle(config: InlineConfig): Promise<Rolldown.RolldownOutput['output'][number][]> {
  const built = await build(config)
  return [built].flat().flatMap((one) => ('output' in one ? one.output : []))
}
