export { readStreets } from './readers/streets.ts'
