import type { Snippets } from '../../components/EmptyState'
import type { DatasetKind } from './api'

const quoted = (text: string) => JSON.stringify(text)

/** The call that gets the dataset or suite, in .NET and in Python. */
const dotnet = (name: string, project: string, kind: DatasetKind) => `${kind === 'dataset' ? 'client.Datasets' : 'client.TestSuites'}.GetOrCreateAsync(${quoted(name)}, projectName: ${quoted(project)})`
const python = (name: string, project: string, kind: DatasetKind) => `client = opik.Opik(project_name=${quoted(project)})
${noun(kind)} = client.get_or_create_${kind === 'dataset' ? 'dataset' : 'test_suite'}(name=${quoted(name)})`
const noun = (kind: DatasetKind) => (kind === 'dataset' ? 'dataset' : 'suite')

/** The lines that would fill a dataset. */
export const fillSnippets = (name: string, project: string, kind: DatasetKind): Snippets => ({
  '.NET': `var ${noun(kind)} = await ${dotnet(name, project, kind)};
await ${noun(kind)}.InsertAsync([${
    kind === 'dataset'
      ? 'new DatasetItem { ["question"] = "Can I bring my dog?", ["expected"] = "Up to 10 kg" }'
      : 'new TestSuiteItem { Data = new JsonObject { ["question"] = "Can I bring my dog?" }, Assertions = ["Says: up to 10 kg"] }'
  }]);`,
  Python: `${python(name, project, kind)}
${noun(kind)}.insert([${kind === 'dataset' ? '{"question": "Can I bring my dog?", "expected": "Up to 10 kg"}' : '{"data": {"question": "Can I bring my dog?"}, "assertions": ["Says: up to 10 kg"]}'}])`,
  HTTP: `curl -X PUT $OPIK_URL/api/v1/private/datasets/items -H 'Content-Type: application/json' -d '{
  "dataset_name": ${quoted(name)}, "project_name": ${quoted(project)},
  "items": [{"source": "sdk", "data": {"question": "Can I bring my dog?"}}]}'`,
})

/** The lines that read its items. */
export const readSnippets = (name: string, project: string, kind: DatasetKind): Snippets => ({
  '.NET': `var ${noun(kind)} = await ${dotnet(name, project, kind)};
foreach (var item in await ${kind === 'dataset' ? 'dataset' : 'suite.Dataset'}.GetItemsAsync())
    Console.WriteLine(item["question"]);`,
  Python: `${python(name, project, kind)}
for item in ${noun(kind)}.get_items():
    print(item)`,
  HTTP: `curl -X POST $OPIK_URL/api/v1/private/datasets/items/stream -H 'Content-Type: application/json' -d '{
  "dataset_name": ${quoted(name)}, "project_name": ${quoted(project)}}'`,
})

/** The lines that run a program over it, which makes an experiment. */
export const runSnippets = (name: string, project: string, kind: DatasetKind): Snippets => ({
  '.NET':
    kind === 'dataset'
      ? `var dataset = await ${dotnet(name, project, kind)};
await client.EvaluateAsync(dataset, AnswerAsync, new EvaluationOptions
{
    Metrics = [new EqualsMetric()],
    ExperimentName = "first run",
});`
      : `var suite = await ${dotnet(name, project, kind)};
var result = await client.RunTestsAsync(suite, async item => await agent.AnswerAsync((string)item["question"]!));
Console.WriteLine($"{result.PassRate:P0} of the items pass: {result.ExperimentUrl}");`,
  Python:
    kind === 'dataset'
      ? `${python(name, project, kind)}
opik.evaluation.evaluate(
    dataset=dataset,
    task=lambda item: {"output": answer(item["question"])},
    scoring_metrics=[Equals()],
)`
      : `${python(name, project, kind)}
opik.run_tests(test_suite=suite, task=lambda item: {"input": item["question"], "output": answer(item["question"])})`,
})
