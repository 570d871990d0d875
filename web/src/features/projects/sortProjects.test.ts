import { describe, expect, it } from 'vitest'
import type { ProjectOverview } from '../../api/overview'
import { sortProjects } from './sortProjects'

const project = (name: string, traces = 0, errors = 0): ProjectOverview => ({ id: name, name, traces, errors, cost: 0, estimated: false })
const names = (list: ProjectOverview[], sort: string) => sortProjects(list, sort).map((each) => each.name)

describe('projects', () => {
  const list = [project('b', 10, 1), project('A', 30, 1), project('c')]
  it('are sorted without regard to case', () => {
    expect(names(list, 'name')).toEqual(['A', 'b', 'c'])
  })
  it('without a value come last in both directions', () => {
    expect(names(list, '-traces')).toEqual(['A', 'b', 'c'])
    expect(names(list, 'traces')).toEqual(['b', 'A', 'c'])
  })
  it('are compared by the share of errors, not their number', () => {
    expect(names(list, '-errors')[0]).toBe('b')
  })
  it('stand in the order of their last trace when the address names no order that exists', () => {
    expect(names([{ ...project('old'), last_trace_at: '2026-01-01T00:00:00Z' }, { ...project('new'), last_trace_at: '2026-02-01T00:00:00Z' }], '-nonsense')).toEqual(['new', 'old'])
  })
})
