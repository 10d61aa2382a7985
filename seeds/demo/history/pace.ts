/** How long people take: medians with a logarithmic spread, minutes or hours as named. */
export interface Pace {
  answerMinutes: readonly [median: number, spread: number]
  verifyUrgentHours: readonly [median: number, spread: number]
  verifyHours: readonly [median: number, spread: number]
  replyMinutes: readonly [median: number, spread: number]
  deadlineDays: readonly [least: number, most: number]
  /** Part of the time until the deadline that rectifying takes. */
  rectifyShare: readonly [median: number, spread: number]
  reinspectHours: readonly [median: number, spread: number]
  closeMinutes: readonly [median: number, spread: number]
  /** What is found real and fixed while somebody stands beside it. */
  onTheSpotShare: number
  /** Urgent reports are looked at by night too. */
  worksAtNight: boolean
}

export const ORDINARY: Pace = {
  answerMinutes: [4.6, 0.5],
  verifyUrgentHours: [2.4, 0.6],
  verifyHours: [5, 0.7],
  replyMinutes: [25, 0.7],
  deadlineDays: [1, 4],
  rectifyShare: [0.6, 0.3],
  reinspectHours: [4, 0.7],
  closeMinutes: [25, 0.8],
  onTheSpotShare: 0.72,
  worksAtNight: true,
}

/** The two slow townships: they answer late, look late, set longer deadlines and miss them. */
export const SLOW: Pace = {
  answerMinutes: [8.4, 0.6],
  verifyUrgentHours: [8.5, 0.7],
  verifyHours: [27, 0.7],
  replyMinutes: [240, 0.9],
  deadlineDays: [2, 7],
  rectifyShare: [0.88, 0.32],
  reinspectHours: [16, 0.7],
  closeMinutes: [300, 0.9],
  onTheSpotShare: 0.62,
  worksAtNight: false,
}

const SLOW_TOWNSHIPS = ['白鹭街道', '柳圩镇']

/** Whether the township of that name is one of the slow ones. */
export function isSlow(townshipName: string): boolean {
  return SLOW_TOWNSHIPS.includes(townshipName)
}
