/** The words of the domain that code must know by heart. Kinds that people edit are rows with text keys, not listed here. */

export const LEVELS = ['prefecture', 'county', 'township', 'community', 'cell'] as const
/** Grid level: 地级 / 区县 / 大网格 (township) / 中网格 (community or village) / 小网格 (building block, courtyard, villagers' group). */
export type Level = (typeof LEVELS)[number]

/** How many leading characters of a division code identify a unit of each level (GB/T 10114; never by trimming zeros). */
export const LEVEL_CODE_LENGTH = { prefecture: 4, county: 6, township: 9, community: 12 } as const

/** Length of a full division code (统计用区划代码). A small cell's code is its community's 12 characters and a suffix. */
export const DIVISION_CODE_LENGTH = 12

export const CELL_KINDS = [
  'prefecture',
  'county',
  'town',
  'township',
  'subdistrict',
  'sumu',
  'farm',
  'community',
  'village',
  'block',
  'courtyard',
  'group',
  'other',
] as const
export type CellKind = (typeof CELL_KINDS)[number]

export const ROLES = [
  'command',
  'planner',
  'township_officer',
  'grid_worker',
  'patrol_member',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const RESIDENCE_KINDS = ['home', 'block', 'hamlet'] as const
export type ResidenceKind = (typeof RESIDENCE_KINDS)[number]

/** 便民服务点, 消防咨询点, 社区警务室, 消防安全服务中心, 微型消防站 */
export const SERVICE_POINT_KINDS = [
  'servicePoint',
  'consultation',
  'policeRoom',
  'safetyCentre',
  'microStation',
] as const
export type ServicePointKind = (typeof SERVICE_POINT_KINDS)[number]

/** 巡消机动队, 保消巡逻队, 义务巡逻队, 民兵 */
export const TEAM_KINDS = ['mobile', 'patrol', 'volunteer', 'militia'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]

export const TEAM_STATES = ['free', 'assigned', 'enroute', 'onscene', 'off'] as const
export type TeamState = (typeof TEAM_STATES)[number]

/** What stands above teams: 消防办 → 街镇 → 队; 社区 → 队; 民兵连 → 排 → 班 (a team). */
export const FORCE_UNIT_KINDS = ['fireOffice', 'streetOffice', 'community', 'company', 'platoon'] as const
export type ForceUnitKind = (typeof FORCE_UNIT_KINDS)[number]

/** Whether a team is on duty: as its shifts say, or as somebody has said. */
export const TEAM_DUTIES = ['byRoster', 'on', 'off'] as const
export type TeamDuty = (typeof TEAM_DUTIES)[number]

export const SENDING_STATES = ['asking', 'exhausted', 'done', 'stopped'] as const
/** Asking one team after another; exhausted = nobody is left and a person must decide. */
export type SendingState = (typeof SENDING_STATES)[number]

export const DISPATCH_STATES = [
  'offered',
  'accepted',
  'departed',
  'arrived',
  'cleared',
  'declined',
  'timedOut',
  'recalled',
] as const
/** 已派 / 已接单 / 途中 / 到场 / 已离开 / 去不了 / 无应答 / 已召回 */
export type DispatchState = (typeof DISPATCH_STATES)[number]
export const DISPATCH_ACTIONS = ['accept', 'decline', 'depart', 'arrive', 'clear', 'recall'] as const
export type DispatchAction = (typeof DISPATCH_ACTIONS)[number]
/** Each state is entered by the event of its name. */
export type DispatchEvent = DispatchState

export const TRAVEL_MODES = ['foot', 'car'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]

/**
 * Steps whose seconds are measured: from the one before to this one, then two from the report. Arrive = from being sent; verify = from
 * the arrival, or from the acknowledgement where no team was sent.
 */
export const RESPONSE_STEPS = [
  'feedback',
  'dispatch',
  'arrive',
  'verify',
  'rectify',
  'close',
  'reportToArrive',
  'reportToClose',
] as const
export type ResponseStep = (typeof RESPONSE_STEPS)[number]

export const HAZARD_STATES = ['reported', 'acknowledged', 'verified', 'rectifying', 'reinspected', 'closedOut'] as const
export type HazardState = (typeof HAZARD_STATES)[number]

export const HAZARD_GRADES = ['general', 'major'] as const
export type HazardGrade = (typeof HAZARD_GRADES)[number]

export const HAZARD_SOURCES = [
  'resident',
  'gridWorker',
  'patrol',
  'hotline12345',
  'hotline96119',
  'forum',
  'inspection',
  'alarm',
] as const
export type HazardSource = (typeof HAZARD_SOURCES)[number]

export const HAZARD_VERDICTS = ['real', 'false', 'duplicate'] as const
/** 属实 / 不属实 / 重复: what verifying found. */
export type HazardVerdict = (typeof HAZARD_VERDICTS)[number]

export const RECTIFICATION_CLASSES = ['onTheSpot', 'byDeadline', 'longTerm'] as const
/** 立查立改 / 限期整改 / 长期整改 */
export type RectificationClass = (typeof RECTIFICATION_CLASSES)[number]

export const HAZARD_ACTIONS = [
  'acknowledge',
  'answer',
  'verify',
  'setCommitments',
  'beginRectifying',
  'reportRectified',
  'reinspect',
  'reply',
  'closeOut',
  'transfer',
  'reopen',
  'assign',
  'requestExtension',
  'decideExtension',
  'pause',
  'resume',
  'correct',
  'addPhotos',
  'note',
] as const
/** What people do to a hazard; each is answered with what it allows next. */
export type HazardAction = (typeof HAZARD_ACTIONS)[number]

export const HAZARD_EVENTS = [
  'reported',
  'imported',
  'acknowledged',
  'answered',
  'verified',
  'commitmentsSet',
  'rectifyingBegun',
  'rectified',
  'reinspectionPassed',
  'reinspectionFailed',
  'replied',
  'closedOut',
  'transferred',
  'reopened',
  'assigned',
  'extensionRequested',
  'extensionApproved',
  'extensionRejected',
  'paused',
  'resumed',
  'corrected',
  'photosAdded',
  'noted',
  'clocksRecomputed',
  'reporterAsked',
  'reporterAnswered',
  'rated',
] as const
/** What happened to a hazard, in its stream; the row that lists read is projected from these. */
export type HazardEvent = (typeof HAZARD_EVENTS)[number]

export const CASE_KINDS = ['hazard', 'consultation', 'incident'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CONSULTATION_STATES = ['asked', 'answered', 'closed'] as const
export type ConsultationState = (typeof CONSULTATION_STATES)[number]
export const CONSULTATION_ACTIONS = ['answer', 'close', 'note'] as const
export type ConsultationAction = (typeof CONSULTATION_ACTIONS)[number]
export const CONSULTATION_EVENTS = ['asked', 'answered', 'closed', 'noted'] as const
export type ConsultationEvent = (typeof CONSULTATION_EVENTS)[number]

export const INCIDENT_STATES = ['reported', 'attending', 'out', 'closed'] as const
/** A fire that the centre itself handles: reported, first attack begun, out, closed. */
export type IncidentState = (typeof INCIDENT_STATES)[number]
export const INCIDENT_ACTIONS = ['beginAttack', 'handOver', 'reportOut', 'close', 'note'] as const
export type IncidentAction = (typeof INCIDENT_ACTIONS)[number]
export const INCIDENT_EVENTS = ['reported', 'attackBegun', 'handedOver', 'out', 'closed', 'noted'] as const
export type IncidentEvent = (typeof INCIDENT_EVENTS)[number]

export const LIVE_KINDS = [
  'hazard',
  'dispatch',
  'team',
  'consultation',
  'incident',
  'coverage',
  'shift',
  'alert',
] as const
/** What the stream of live events tells of. */
export type LiveKind = (typeof LIVE_KINDS)[number]

export const PHOTO_PHASES = ['before', 'after', 'evidence'] as const
export type PhotoPhase = (typeof PHOTO_PHASES)[number]

/** Clock state: derived from the due time and the clock, never stored. */
export const CLOCK_STATES = ['overdue', 'soon', 'ontime', 'paused', 'closed', 'notStarted'] as const
export type ClockState = (typeof CLOCK_STATES)[number]

/**
 * Cases that run on a clock: first answer to the reporter, check whether real, rectify, look again, tell the reporter the
 * result, answer a consultation, first attack on a starting fire.
 */
export const CLOCKS = ['feedback', 'verify', 'rectify', 'reinspect', 'reply', 'answer', 'firstAttack'] as const
export type Clock = (typeof CLOCKS)[number]

/** Unit of a time limit: elapsed minutes and hours, hours on duty, natural days, working days of the calendar. */
export const LIMIT_UNITS = ['minute', 'hour', 'dutyHour', 'day', 'workingDay'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

/** A residence in a coverage run. `noStreetData`: over the snap limit or outside the network, apart from both served and gap. */
export const COVERAGE_STATES = ['served', 'gap', 'noStreetData'] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

export const RUN_STATES = ['running', 'done', 'failed', 'cancelled'] as const
export type RunState = (typeof RUN_STATES)[number]

export const IMPORT_KINDS = [
  'streets',
  'codes',
  'cells',
  'residences',
  'service-points',
  'forces',
  'teams',
  'hazards',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export const IMPORT_STATES = ['staged', 'published', 'undone', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Source coordinate systems an import may name; `auto` is allowed only where the file itself declares one. */
export const COORDINATE_SYSTEMS = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number]

/** Code prefix that no real place has: everything under it is the sample district (演示数据). */
export const DEMO_CODE_PREFIX = '99'

/** What a view of the wall may show on its map. */
export const WALL_LAYERS = ['hazards', 'teams', 'coverage'] as const
export type WallLayer = (typeof WALL_LAYERS)[number]

export const KEY_PLACE_KINDS = ['keyUnit', 'school', 'careHome', 'market', 'highRise', 'warehouse', 'other'] as const
/** 重点单位 / 学校 / 养老机构 / 市场 / 高层 / 仓库 / 其他: places that a shift has to look at. */
export type KeyPlaceKind = (typeof KEY_PLACE_KINDS)[number]

export const VISIT_VERDICTS = ['visited', 'missed', 'stale', 'pending'] as const
/** 已到 / 未到 / 位置过期 (positions were missing while it could have been there) / 待到 (the shift goes on). */
export type VisitVerdict = (typeof VISIT_VERDICTS)[number]

/** Why a shift must visit: by the rule for major or for overdue hazards, marked by an officer, or a key place. */
export const VISIT_REASONS = ['major', 'overdue', 'marked', 'place'] as const
export type VisitReason = (typeof VISIT_REASONS)[number]

export const MESSAGE_EVENTS = ['newHazard', 'clockSoon', 'clockBreached', 'noAnswer', 'shiftGap', 'escalated'] as const
/** What somebody can be told of: a new hazard, a clock at four fifths, a breach, no team that answers, a shift without a team, a step up. */
export type MessageEvent = (typeof MESSAGE_EVENTS)[number]

export const CHANNEL_KINDS = ['page', 'wecom', 'dingtalk', 'webhook'] as const
/** The open page, a group robot of WeCom or DingTalk, or whatever takes a signed POST. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

export const DELIVERY_STATES = ['waiting', 'held', 'sending', 'sent', 'failed'] as const
/** `held` = until quiet hours end; `failed` = given up. */
export type DeliveryState = (typeof DELIVERY_STATES)[number]
