import { PromoteItems as OfAgent } from '../../agents/PromoteItems'
import { PromoteItems as OfPrompt } from '../../prompts/PromoteItems'
import type { Promoted } from './promoted'

/** What an experiment ran with, each with the environments that it may go to. */
export function PromoteItems({ prompts, blueprint }: Promoted) {
  return (
    <>
      {prompts.map((each) => (
        <OfPrompt key={each.version} {...each} />
      ))}
      {blueprint && <OfAgent blueprint={blueprint} />}
    </>
  )
}
