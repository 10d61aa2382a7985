import type {
  CellKind,
  Clock,
  ForceUnitKind,
  HazardGrade,
  HazardSource,
  HazardState,
  HazardVerdict,
  KeyPlaceKind,
  Level,
  LimitUnit,
  RectificationClass,
  ResidenceKind,
  Role,
  SendingState,
  TeamDuty,
  TeamKind,
  TeamState,
  TravelMode,
} from '@wangge/db/vocabulary'
import type { MultiPolygon } from 'geojson'

/** WGS-84 longitude and latitude in degrees. */
export interface Place {
  lon: number
  lat: number
}

/** One grid cell; code is 12 characters for divisions, longer for small cells. */
export interface GridCellRow {
  code: string
  level: Level
  kind: CellKind
  /** The code where the file brings no name: what is imported already keeps the name it has. */
  name: string
  parentCode: string | null
  population: number | null
  households: number | null
  /** Absent where a file brings names and codes only. Dates as YYYY-MM-DD. */
  boundary: { validFrom: string; validTo: string | null; geometry: MultiPolygon } | null
}

/** Who of a residence needs more than others; null or absent where the source says nothing: what is known already stays. */
interface Vulnerable {
  /** Older people who live alone (独居老人). */
  elderlyAlone: number | null
  /** Small premises where fires start and people sleep: shops, workshops, hostels (九小场所). */
  smallPremises: number | null
}

export interface ResidenceRow extends Place, Partial<Vulnerable> {
  code: string
  kind: ResidenceKind
  name: string
  address: string
  dwellings: number
  people: number
}

export interface ServicePointRow extends Place {
  code: string
  name: string
  kind: string
  address: string
  /** OpenStreetMap opening_hours syntax, e.g. `Mo-Su 08:00-22:00` or `24/7`. */
  openingHours: string
  staffed: boolean
  capacity: number | null
}

/** What stands above teams: an office, a community, a militia company or platoon. */
export interface ForceUnitRow {
  code: string
  name: string
  kind: ForceUnitKind
  /** Code of the unit above; null at the top. */
  parentCode: string | null
  leaderName: string
  /** Division or cell code it answers for; null = the whole district. */
  cellCode: string | null
}

/** Where a team belongs, who leads it, where it sets out from, and what of its equipment cannot be used. */
interface TeamForce {
  /** Code of the unit above. */
  parentCode: string | null
  leaderName: string
  base: Place | null
  /** Of `equipment`, how many are not ready. */
  equipmentUnready: Record<string, number>
  /** Absent: off duty where the state says so, else on duty. */
  duty: TeamDuty
}

export interface TeamRow extends Partial<TeamForce> {
  code: string
  name: string
  kind: TeamKind
  state: TeamState
  members: number
  hasVehicle: boolean
  equipment: Record<string, number>
  /** Division or cell code the team answers for; null = found from its position. */
  cellCode: string | null
  position: (Place & { at: string }) | null
}

/** What a register of earlier cases adds to a hazard. Times ISO 8601 with offset. */
export interface HazardHistory {
  /** Number of the order, post or call at the source. */
  sourceReference: string
  responsibleUnit: string
  verdict: HazardVerdict | null
  rectificationClass: RectificationClass | null
  acknowledgedAt: string | null
  answeredAt: string | null
  verifiedAt: string | null
  rectifyingAt: string | null
  rectifiedAt: string | null
  reinspectedAt: string | null
  repliedAt: string | null
}

export interface HazardRow extends Place, Partial<HazardHistory> {
  /** YYYYMMDD-NNNN */
  serial: string
  kind: string
  grade: HazardGrade
  state: HazardState
  source: HazardSource
  description: string
  address: string
  /** ISO 8601 with offset; stored in UTC. */
  reportedAt: string
  dueAt: string | null
  pausedAt: string | null
  closedOutAt: string | null
}

/** Somebody who appears in the sample's trails and cannot sign in. */
export interface DemoPerson {
  /** Stable, begins with `demo-`. */
  id: string
  name: string
  role: Role
  /** The township or community the person works in; null = the whole district. */
  cellCode: string | null
}

/** What a case's life consists of: an action, when (ISO instant), by whom (a person's id), and what the action needs. */
export type DemoAction = { at: string; by: string } & (
  | { action: 'acknowledge' | 'closeOut' | 'resume' | 'addPhotos' }
  | { action: 'answer' | 'reply' | 'note'; text: string }
  /** `mergedInto` is the key of another case of the history. */
  | { action: 'verify'; verdict: HazardVerdict; grade?: HazardGrade; mergedInto?: number; text?: string }
  | { action: 'setCommitments'; commitments: Record<string, string> }
  | { action: 'beginRectifying'; rectificationClass: RectificationClass; deadlineAt?: string; responsibleUnit?: string }
  /** `photographed`: with a picture of how it looks now. */
  | { action: 'reportRectified'; text: string; photographed: boolean }
  | { action: 'reinspect'; passed: boolean; deadlineAt?: string; text: string }
  | { action: 'transfer'; toCode: string; reason: string }
  | { action: 'reopen' | 'pause'; reason: string }
  | { action: 'assign'; ownerId: string; backupId: string | null }
  | {
      action: 'requestExtension'
      clock: Extract<Clock, 'verify' | 'rectify' | 'reinspect' | 'reply'>
      amount: number
      unit: Extract<LimitUnit, 'hour' | 'day' | 'workingDay'>
      reason: string
    }
  | { action: 'decideExtension'; approved: boolean; reason: string }
  | { action: 'correct'; kind?: string; reason: string }
)

export interface DemoReport extends Place {
  kind: string
  grade: HazardGrade
  source: HazardSource
  sourceReference: string
  description: string
  address: string
  /** The smallest cell the place was drawn in. */
  cellCode: string
  reportedAt: string
  reporter: { name: string; phone: string } | null
  responsibleUnit: string
}

/** A hazard of the sample from its report to where it stands now. */
export interface DemoCase {
  /** Counts from 0 in order of report. */
  key: number
  report: DemoReport
  /** Who took the report in. */
  by: string
  /** In order of time, none after now. */
  actions: DemoAction[]
}

export interface DemoConsultation {
  question: string
  channel: 'visit' | 'phone' | 'online'
  servicePointCode: string
  asker: { name: string; phone: string } | null
  askedAt: string
  by: string
  actions: { action: 'answer' | 'close'; at: string; by: string; text: string }[]
}

export interface DemoIncident extends Place {
  source: HazardSource
  sourceReference: string
  description: string
  address: string
  cellCode: string
  caller: { name: string; phone: string }
  reportedAt: string
  by: string
  actions: {
    action: 'beginAttack' | 'handOver' | 'reportOut' | 'close'
    at: string
    by: string
    text: string
    teamName?: string
  }[]
}

/** One of a team's people; names and phones are invented. */
export interface DemoMember {
  teamCode: string
  /** Counts from 0 in each team; the first leads it. */
  number: number
  name: string
  phone: string
}

/** A team on duty on a local day. */
export interface DemoShift {
  teamCode: string
  kind: 'day' | 'night'
  /** YYYY-MM-DD */
  day: string
  cellCodes: string[]
  /** By their numbers in the team. */
  people: { number: number; absentReason: string | null }[]
}

/** A place that every patrol of its cell has to look at. */
export interface DemoKeyPlace extends Place {
  code: string
  name: string
  kind: KeyPlaceKind
  address: string
  /** The smallest cell it lies in. */
  cellCode: string
}

/** Where a team goes in a shift: from its base and back, twice; `silent`: between which shares of the shift its phone says nothing. */
export interface DemoRound extends Pick<DemoShift, 'teamCode' | 'day' | 'kind'> {
  base: Place
  /** In the order in which it goes; how long it stays. */
  rounds: (Place & { seconds: number })[][]
  silent: [from: number, to: number] | null
}

/** What became of a team that was asked; instants are ISO, not always in order: registers have such rows. */
export interface DemoDispatch {
  teamCode: string
  mode: TravelMode
  /** Where it stood among those that could be sent. */
  rank: number
  suggestedTeamCode: string
  overrideReason: string | null
  estimatedSeconds: number
  routeMetres: number
  offeredAt: string
  answerDueAt: string
  /** Of the team; who sent it is in the sending. */
  by: string
  events: (
    | { event: 'accepted' | 'departed' | 'timedOut'; at: string }
    | { event: 'declined' | 'recalled'; at: string; reason: string }
    | { event: 'arrived'; at: string; confirmedBy: 'position' | 'word'; metres: number | null }
    | { event: 'cleared'; at: string; outcome: string }
  )[]
  /** Where the team is now, if it is under way or on scene. */
  teamAt: Place | null
}

/** Teams asked for one hazard, one after another. */
export interface DemoSending {
  /** Key of the hazard. */
  key: number
  state: SendingState
  answerSeconds: number
  openedAt: string
  endedAt: string | null
  by: string
  dispatches: DemoDispatch[]
}

/** Ninety days of the sample's ledger. */
export interface DemoHistory {
  persons: DemoPerson[]
  cases: DemoCase[]
  /** By key of the hazard; at most one each. */
  sendings: DemoSending[]
  consultations: DemoConsultation[]
  incidents: DemoIncident[]
}

/**
 * Streets as they stand in the file, before anything is decided about who may walk where: nodes and ways in flat arrays,
 * so that a city of millions of nodes fits. `wayNodes[wayStart[w] .. wayStart[w + 1]]` index into the node arrays.
 */
export interface StreetData {
  nodeLon: Float64Array
  nodeLat: Float64Array
  /** Tags of the few nodes that have any of interest (barrier, access, foot, motor_vehicle, locked, highway=crossing…), by node index. */
  nodeTags: Map<number, Record<string, string>>
  wayId: Float64Array
  wayStart: Uint32Array
  wayNodes: Uint32Array
  /** All tags of ways that are streets (highway, route=ferry, …) or that a walker cannot cross (waterway, railway, barrier, natural=water). */
  wayTags: Record<string, string>[]
  /** What is drawn beneath the streets: water, green, buildings, railways; plain GeoJSON features with `layer` and `name`. */
  backdrop: BackdropFeature[]
  source: { name: string; date: string | null; attribution: string; sha256: string }
}

export const BACKDROP_LAYERS = ['water', 'green', 'building', 'rail', 'waterway', 'barrier'] as const
export interface BackdropFeature {
  layer: (typeof BACKDROP_LAYERS)[number]
  name: string
  geometry: import('geojson').Geometry
}

/** A row that could not be read: what, where, why, and what to do about it. `code` is stable; people's words are the browser's and the command line's. */
export interface BadRow {
  file: string
  /** 1-based line of the file, or feature number. */
  line: number
  field: string
  value: string
  /** e.g. `missing`, `notANumber`, `lonLatSwapped`, `outOfRange`, `unknownKind`, `duplicateCode`, `invalidGeometry` */
  code: string
  /** One plain English sentence: what is wrong and what to do. */
  reason: string
}

/** A file that cannot be read at all; the command line ends with exit code 2. */
export class SourceError extends Error {
  readonly code: string
  readonly detail: Record<string, string | number>
  constructor(code: string, message: string, detail: Record<string, string | number> = {}) {
    super(message)
    this.name = 'SourceError'
    this.code = code
    this.detail = detail
  }
}

/** What a reader took for granted or left aside, so that a person can object. */
export interface ReadNote {
  file: string
  /** Stable, e.g. `columnAbsent`, `columnsIgnored`, `encodingGuessed`, `coordinateColumns`, `cgcs2000AsWgs84`, `parentAdded`. */
  code: string
  reason: string
}

/** What every table reader yields: good rows in order, bad ones beside them. */
export interface ReadResult<Row> {
  rows: AsyncIterable<{ line: number; row: Row }>
  /** Complete once `rows` is exhausted, as are the notes. */
  badRows: BadRow[]
  notes: ReadNote[]
  encoding: string | null
}
