import { expect, it } from 'vitest'
import { pairPrompts, swapOf, versionsOf } from './prompts'

const linked = (...prompts: [string, string][]) => ({ opik_prompts: prompts.map(([name, version]) => ({ name, version: { version_number: version } })) })

it('prompts of two runs meet by their name; runs without any have those of their traces', () => {
  const own = pairPrompts(linked(['answer', 'v14']), linked(['answer', 'v13'], ['tone', 'v1']), linked(['other', 'v1']), undefined)
  expect(own.map(({ name, a, b }) => [name, a?.version, b?.version])).toEqual([['answer', 'v14', 'v13'], ['tone', undefined, 'v1']])
  expect(pairPrompts({}, undefined, linked(['other', 'v1']), undefined).map((pair) => pair.name)).toEqual(['other'])
})

it('the tab says both versions, one where they are the same, and how many prompts where there are several', () => {
  const of = (a: string, b: string) => versionsOf(pairPrompts(linked(['x', a]), linked(['x', b]), null, null))
  expect([of('v14', 'v13'), of('v2', 'v2'), versionsOf([]), versionsOf(pairPrompts(linked(['x', 'v1'], ['y', 'v1']), null, null, null))]).toEqual(['v14, v13', 'v2', undefined, '2'])
})

it('a version gives way to another one where exactly one prompt differs and the library knows both', () => {
  const of = (name: string, id: string | undefined, version: string) => ({ opik_prompts: [{ name, version: { id, version_number: version } }] })
  expect(swapOf(pairPrompts(of('answer', 'a', 'v14'), of('answer', 'b', 'v13'), null, null))).toEqual({ was: 'a', version: 'b', label: 'v13' })
  expect(swapOf(pairPrompts(of('answer', 'a', 'v14'), of('answer', 'a', 'v14'), null, null))).toBeUndefined()
  expect(swapOf(pairPrompts(of('answer', undefined, 'v14'), of('answer', 'b', 'v13'), null, null))).toBeUndefined()
})
