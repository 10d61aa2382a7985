import { WHOLE_SYSTEM } from '@wangge/db'
import { publishedFiles } from '@wangge/db/queries/imports'
import type { House } from '../../house.ts'

/** Imports of the sample district carry such file names. */
const SAMPLE_FILE = /^demo:/

/** Names of all files that are published now. */
export async function filesPublished({ database }: Pick<House, 'database'>): Promise<string[]> {
  return (await database.rows<{ name: string }>(WHOLE_SYSTEM, publishedFiles())).map(({ name }) => name)
}

/** Whether the names, which may be none, are all of the sample district. */
export function areOfSample(files: readonly string[]): boolean {
  return files.every((name) => SAMPLE_FILE.test(name))
}
