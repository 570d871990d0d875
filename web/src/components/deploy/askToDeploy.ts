import type { QueryClient } from '@tanstack/react-query'
import { environmentsQuery } from '../../api/environments'
import { protectionsQuery, type Protection, type Subject } from '../../api/deploying'

/** What somebody wants to deploy, and the protected environments that it would go to. */
export interface Question {
  environments: { name: string; protection: Protection }[]
  subject: Subject
  version: string
}

type Ask = (question: Question) => Promise<boolean>

let host: Ask | undefined

/** The page that shows the question: one at a time. Returns how it ends that. */
export function askHere(ask: Ask): () => void {
  host = ask
  return () => {
    if (host === ask) host = undefined
  }
}

/** True: go on. Environments that are not protected ask for nothing. */
export async function mayDeploy(client: QueryClient, names: string[], subject: Subject, version: string | undefined): Promise<boolean> {
  const [environments, protections] = await Promise.all([client.fetchQuery({ ...environmentsQuery(), staleTime: 5_000 }), client.fetchQuery({ ...protectionsQuery(), staleTime: 5_000 })])
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const asked = environments.flatMap(({ id, name }) => {
    const protection = wanted.has(name.toLowerCase()) ? protections.get(id) : undefined
    return protection ? [{ name, protection }] : []
  })
  return asked.length === 0 || !host || host({ environments: asked, subject, version: version ?? '' })
}
