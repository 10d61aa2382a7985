/** What every list takes. */
export interface PageInput {
  cursor?: string | undefined
  limit: number
  /** Whether to count all there is. */
  count: boolean
}
