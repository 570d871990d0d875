using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>
/// <c>assertion_results</c>: each stands in the runs of the comparison page that its trace belongs to. The assertion is
/// called <c>name</c> or <c>value</c>, its outcome <c>status</c> (passed, failed) or <c>passed</c>.
/// </summary>
internal sealed class AssertionExpectation(StoredContentsReader reader, ExpectationReport report)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        var byTrace = await ByTraceAsync(cancellationToken);
        foreach (var assertion in expected.Select(item => item!.AsObject()))
        {
            var trace = (string)(assertion["entity_id"] ?? assertion["trace_id"] ?? assertion["id"])!;
            var text = (string)(assertion["name"] ?? assertion["value"])!;
            var passed = assertion["passed"]?.GetValue<bool>() ?? (string?)assertion["status"] == "passed";
            var path = $"assertion_results[{trace}/{text}]";
            var found = byTrace[trace].FirstOrDefault(result => (string?)result["value"] == text);
            report.Require(found?["passed"]?.GetValue<bool>() == passed, path, $"expected passed={passed}, got {JsonComparison.Show(found)}");
            if (assertion["reason"] is { } reason)
                report.Require(JsonComparison.Same(reason, found?["reason"]), $"{path}.reason", $"expected {reason}, got {JsonComparison.Show(found?["reason"])}");
        }
    }

    private async Task<ILookup<string, JsonObject>> ByTraceAsync(CancellationToken cancellationToken)
    {
        var results = new List<(string Trace, JsonObject Result)>();
        foreach (var experiment in await reader.PagesAsync("/v1/private/experiments?", cancellationToken))
        {
            var ids = Uri.EscapeDataString($"[\"{experiment["id"]}\"]");
            var items = await reader.PagesAsync($"/v1/private/datasets/{experiment["dataset_id"]}/items/experiments/items?experiment_ids={ids}&", cancellationToken);
            foreach (var run in items.SelectMany(item => item["experiment_items"] as JsonArray ?? []))
                results.AddRange((run!["assertion_results"] as JsonArray ?? []).Select(result => ((string)run["trace_id"]!, result!.AsObject())));
        }

        return results.ToLookup(entry => entry.Trace, entry => entry.Result, StringComparer.Ordinal);
    }
}
