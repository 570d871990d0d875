import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { proofOf, readPayload } from './pairing'

const session = randomUUID()
const project = randomUUID()
const key = randomBytes(32)
const hex = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const link = (name: string, type = 1) => Buffer.concat([hex(session), key, hex(project), Buffer.from([Buffer.byteLength(name)]), Buffer.from(name), Buffer.from([type])]).toString('base64url')

describe('a pairing link', () => {
  it('says session, key, project, name and type', () => {
    const payload = readPayload(`#${link('laptöp')}`)!
    expect(payload).toMatchObject({ sessionId: session, projectId: project, runnerName: 'laptöp', type: 'endpoint' })
    expect([...payload.key]).toEqual([...key])
    expect(readPayload(link('x', 0))?.type).toBe('connect')
  })
  it('that was cut, lengthened or changed is refused', () => {
    const good = link('laptop')
    for (const bad of ['', '#', good.slice(0, -6), `${good}AAAA`, `${good.slice(0, 10)}%${good.slice(11)}`, link('laptop', 7)]) expect(readPayload(bad), bad).toBeNull()
  })
  it('is proved as the server checks it', async () => {
    const expected = createHmac('sha256', key)
      .update(Buffer.concat([hex(session), createHash('sha256').update('laptop').digest()]))
      .digest('base64')
    expect(await proofOf(readPayload(link('laptop'))!)).toBe(expected)
  })
})
