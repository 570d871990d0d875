import type { Snippets } from '../../components/EmptyState'
import type { DatasetKind } from './api'

/** The lines that would fill a dataset. */
export const fillSnippets = (name: string, project: string, kind: DatasetKind): Snippets => {
  const noun = kind === 'dataset' ? 'dataset' : 'test_suite'
  return {
    '.NET': `var dataset = await client.GetOrCreate${kind === 'dataset' ? 'Dataset' : 'TestSuite'}Async("${name}");
await dataset.InsertAsync([new { question = "Can I bring my dog?", expected = "Up to 10 kg" }]);`,
    Python: `client = opik.Opik(project_name="${project}")
dataset = client.get_or_create_${noun}(name="${name}")
dataset.insert([{"question": "Can I bring my dog?", "expected": "Up to 10 kg"}])`,
    HTTP: `curl -X PUT $OPIK_URL/api/v1/private/datasets/items -H 'Content-Type: application/json' -d '{
  "dataset_name": "${name}", "project_name": "${project}",
  "items": [{"source": "sdk", "data": {"question": "Can I bring my dog?"}}]}'`,
  }
}
