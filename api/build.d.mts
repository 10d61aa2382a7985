/** Bundles entries (name → file from this folder) into a directory. */
export function bundleTo(outdir: string, entries: Record<string, string>): Promise<void>
export function buildApi(): Promise<void>
