import { describe, expect, it } from 'vitest'
import { signOf } from './doubt.ts'

describe('signOf', () => {
  const ofEmployer = (name: string) => signOf('/work/0/name', name, { work: [{ name }] })

  it('doubts an employer that took a small word or a town along', () => {
    expect(ofEmployer('presso Studio Nardi')).toBe('odd')
    expect(ofEmployer('Transports Malou (Zaventem)')).toBe('odd')
  })

  it('does not doubt one that has a second name in brackets', () => {
    expect(ofEmployer('Lantern Pay Inc. (LanternPay)')).not.toBe('odd')
    expect(ofEmployer('Transports Malou')).not.toBe('odd')
  })
})
