import { describe, expect, it } from 'vitest'
import { addressAfterSignIn, signInAddress } from './session.ts'

const ORIGIN = 'https://wangge.example'

describe('the address after signing in', () => {
  it('is where each role works', () => {
    expect(addressAfterSignIn('command', null, ORIGIN)).toBe('/')
    expect(addressAfterSignIn('grid_worker', null, ORIGIN)).toBe('/desk')
    expect(addressAfterSignIn('administrator', null, ORIGIN)).toBe('/admin')
  })
  it('is where one was', () => {
    expect(addressAfterSignIn('command', '/ledger?state=reported&lang=en', ORIGIN)).toBe(
      '/ledger?state=reported&lang=en',
    )
  })
  it('is never another site, nor the sign-in page again', () => {
    for (const next of [
      '//evil.example/x',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/sign-in',
    ])
      expect(addressAfterSignIn('command', next, ORIGIN)).toBe('/')
  })
})

describe('the address of the sign-in page', () => {
  it('leads back, in the same language', () => {
    expect(signInAddress('/', '')).toBe('/sign-in')
    const address = new URL(signInAddress('/ledger', '?lang=en&state=reported'), ORIGIN)
    expect(address.searchParams.get('next')).toBe('/ledger?lang=en&state=reported')
    expect(address.searchParams.get('lang')).toBe('en')
  })
})
