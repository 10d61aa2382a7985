/** Every failure that people may meet, by a stable code; the browser and the command line word them. One place maps them to HTTP. */
const STATUS = {
  invalidInput: 400,
  invalidCursor: 400,
  badAddress: 400,
  signInNeeded: 401,
  signInFailed: 401,
  personDisabled: 401,
  forbidden: 403,
  wrongPassword: 403,
  foreignHost: 403,
  foreignOrigin: 403,
  notFound: 404,
  unknownRoute: 404,
  unknownLayer: 404,
  staleTileVersion: 404,
  methodNotAllowed: 405,
  usernameTaken: 409,
  ownAccount: 409,
  coverageRunning: 409,
  siteRunRunning: 409,
  runNotRunning: 409,
  runNotDone: 409,
  noWalkNetwork: 409,
  importBusy: 409,
  importNotPublished: 409,
  importSuperseded: 409,
  importInUse: 409,
  hazardMoved: 409,
  actionNotAllowed: 409,
  dispatchMoved: 409,
  teamBusy: 409,
  memberBusy: 409,
  personInTeam: 409,
  alreadySent: 409,
  otherPerson: 409,
  scenarioChanged: 409,
  networkChanged: 409,
  alreadyAdopted: 409,
  keyPlaceTaken: 409,
  windowTooLarge: 422,
  bodyTooLarge: 413,
  unsupportedMediaType: 415,
  unsupportedPicture: 415,
  importRefused: 422,
  unknownScope: 422,
  unknownKind: 422,
  unknownCell: 422,
  unknownCommitment: 422,
  unknownPerson: 422,
  unknownUnit: 422,
  unknownShiftKind: 422,
  outsideDistrict: 422,
  outsideScope: 422,
  inTheFuture: 422,
  tooLongAgo: 422,
  beforePrevious: 422,
  overrideUnexplained: 422,
  teamNotOnDuty: 422,
  reasonMissing: 422,
  fireReported: 422,
  mergeTargetUnfit: 422,
  editImpossible: 422,
  tooFewCandidates: 422,
  candidatesOffNetwork: 422,
  idempotencyKeyReused: 422,
  pictureTooLarge: 422,
  pictureUnreadable: 422,
  unknownPhoto: 422,
  unknownServicePoint: 422,
  unknownRule: 422,
  passwordIsUsername: 422,
  personLocked: 423,
  tooManyAttempts: 429,
  tooManyRequests: 429,
  internal: 500,
  starting: 503,
  databaseAway: 503,
} as const

export type ProblemCode = keyof typeof STATUS
export type ProblemStatus = (typeof STATUS)[ProblemCode]
export type ProblemParams = Record<string, string | number | string[]>

/** Thrown by services; `params` name the values that are wrong. The message is for logs and the command line. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ProblemCode
  readonly params: ProblemParams

  constructor(code: ProblemCode, message: string, params: ProblemParams = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.params = params
  }

  get status(): ProblemStatus {
    return STATUS[this.code]
  }
}

export function notFound(what: string, id: string): ServiceError {
  return new ServiceError('notFound', `There is no ${what} ${id} here`, { what, id })
}
