import { describe, expect, it } from 'vitest'
import { sortProjects, type ProjectEntry } from './sortProjects'

const entry = (name: string, traces?: number, errors = 0): ProjectEntry => ({
  project: { id: name, name },
  stats: traces === undefined ? undefined : { project_id: name, trace_count: traces, error_count: { count: errors } },
})

describe('projects', () => {
  const list = [entry('b', 10, 1), entry('A', 30, 1), entry('c')]
  it('are sorted without regard to case', () => {
    expect(sortProjects(list, 'name', false).map((e) => e.project.name)).toEqual(['A', 'b', 'c'])
  })
  it('without a value come last in both directions', () => {
    expect(sortProjects(list, 'traces', true).map((e) => e.project.name)).toEqual(['A', 'b', 'c'])
    expect(sortProjects(list, 'traces', false).map((e) => e.project.name)).toEqual(['b', 'A', 'c'])
  })
  it('are compared by the share of errors, not their number', () => {
    expect(sortProjects(list, 'errors', true)[0]!.project.name).toBe('b')
  })
})
