export { allowedActions, SENDERS } from './allowed.ts'
export { type DispatchDeed, decide, decideTimeout } from './decide.ts'
export { isActive } from './follows.ts'
export { project } from './project.ts'
export {
  type DispatchActor,
  type DispatchDecided,
  type DispatchPayloads,
  type DispatchRecord,
  type DispatchState,
  teamStateAt,
} from './state.ts'
