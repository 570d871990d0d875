using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>datasets</c>: head, items of the newest version, and the assertions of a test suite.</summary>
internal sealed class DatasetExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        foreach (var dataset in expected.Select(item => item!.AsObject()))
        {
            var path = $"datasets[{dataset["name"]}]";
            if (await new ResourceLookup(reader, stored).FindAsync("datasets", dataset, cancellationToken) is not { } head)
            {
                report.Add(path, "is not listed");
                continue;
            }

            var items = await reader.PagesAsync($"/v1/private/datasets/{head["id"]}/items?", cancellationToken);
            foreach (var (member, value) in dataset)
                await CheckAsync($"{path}.{member}", member, value, head, items, cancellationToken);
        }
    }

    private async Task CheckAsync(string path, string member, JsonNode? value, JsonObject head, IReadOnlyList<JsonObject> items, CancellationToken cancellationToken)
    {
        switch (member)
        {
            case "name" or "project":
                break;
            case "description":
                report.Require(JsonComparison.Same(value, head["description"]), path, $"expected {value}, got {head["description"]}");
                break;
            case "type":
                report.Require(JsonComparison.Same(value, head["type"] ?? "dataset"), path, $"expected {value}, got {head["type"]}");
                break;
            case "item_count":
            case "items" when value is JsonValue:
                report.Require(items.Count == value!.GetValue<int>(), path, $"expected {value}, got {items.Count}");
                report.Require(JsonComparison.Same(value, head["dataset_items_count"] ?? 0), path, $"the list says {head["dataset_items_count"]} items instead of {value}");
                break;
            case "items":
                CheckItems(path, value!.AsArray(), items);
                break;
            case "data":
                foreach (var data in value!.AsArray())
                    report.Require(items.Any(item => JsonComparison.Same(data, item["data"])), path, $"no item has {JsonComparison.Show(data)}");
                break;
            case "suite_assertions":
                var versions = await reader.GetAsync($"/v1/private/datasets/{head["id"]}/versions?page=1&size=1", cancellationToken);
                CheckAssertions(path, value!.AsArray(), [versions["content"]?[0]?["evaluators"]]);
                break;
            case "item_assertions":
                CheckAssertions(path, value!.AsArray(), items.Select(item => item["evaluators"]));
                break;
            default:
                report.Add(path, "the test does not know this member of the expected file");
                break;
        }
    }

    private void CheckItems(string path, JsonArray expected, IReadOnlyList<JsonObject> items)
    {
        foreach (var item in expected.Select(item => item!.AsObject()))
        {
            var found = items.FirstOrDefault(other => JsonComparison.Same(item["id"], other["id"]));
            foreach (var (member, value) in item)
                report.Require(JsonComparison.Same(value, found?[member]), $"{path}[{item["id"]}].{member}", $"expected {JsonComparison.Show(value)}, got {JsonComparison.Show(found?[member])}");
        }
    }

    private void CheckAssertions(string path, JsonArray expected, IEnumerable<JsonNode?> evaluators)
    {
        var texts = evaluators.ToList();
        foreach (var assertion in EntityExpectation.Strings(expected))
            report.Require(texts.Any(text => PayloadText.Contains(text, assertion)), path, $"\"{assertion}\" is in no evaluator: {JsonComparison.Show(new JsonArray([.. texts.Select(text => text?.DeepClone())]))}");
    }
}
