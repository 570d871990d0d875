using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>experiments</c>: the row of the list and, through the comparison page, the items with their scores.</summary>
internal sealed class ExperimentExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        foreach (var experiment in expected.Select(item => item!.AsObject()))
        {
            var path = $"experiments[{experiment["id"] ?? experiment["name"]}]";
            if (await FindAsync(experiment, cancellationToken) is not { } row)
            {
                report.Add(path, "is not listed");
                continue;
            }

            var runs = await RunsAsync(row, cancellationToken);
            foreach (var (member, value) in experiment)
                Check($"{path}.{member}", member, value, row, runs);
        }
    }

    private async Task<JsonObject?> FindAsync(JsonObject experiment, CancellationToken cancellationToken)
    {
        var rows = await reader.PagesAsync("/v1/private/experiments?types=%5B%22regular%22,%22trial%22,%22mini-batch%22,%22mutation%22%5D&", cancellationToken);
        return rows.FirstOrDefault(row => experiment["id"] is { } id ? JsonComparison.Same(id, row["id"]) : JsonComparison.Same(experiment["name"], row["name"]));
    }

    private async Task<IReadOnlyList<JsonObject>> RunsAsync(JsonObject row, CancellationToken cancellationToken)
    {
        var ids = Uri.EscapeDataString($"[\"{row["id"]}\"]");
        var items = await reader.PagesAsync($"/v1/private/datasets/{row["dataset_id"]}/items/experiments/items?experiment_ids={ids}&", cancellationToken);
        return [.. items.SelectMany(item => (item["experiment_items"] as JsonArray ?? []).Select(run => run!.AsObject()))];
    }

    private void Check(string path, string member, JsonNode? value, JsonObject row, IReadOnlyList<JsonObject> runs)
    {
        switch (member)
        {
            case "id" or "type" or "evaluation_method" or "optimization_id":
                Same(path, value, row[member]);
                break;
            case "name" when value is null:
                report.Require(!string.IsNullOrWhiteSpace((string?)row["name"]), path, "an unnamed experiment gets a name");
                break;
            case "name" or "metadata":
                Same(path, value, row[member]);
                break;
            case "dataset":
                Same(path, value, row["dataset_name"]);
                break;
            case "project":
                Same(path, value, stored.ProjectOf(row) ?? row["project_name"]?.GetValue<string>());
                break;
            case "has_dataset_version":
                report.Require(row["dataset_version_id"] is not null == value!.GetValue<bool>(), path, $"dataset_version_id is {JsonComparison.Show(row["dataset_version_id"])}");
                break;
            case "finished":
                report.Require(((string?)row["status"] == "completed") == value!.GetValue<bool>(), path, $"status is {row["status"]}");
                break;
            case "items" when value is JsonValue:
                report.Require(runs.Count == value.GetValue<int>(), path, $"expected {value}, got {runs.Count}");
                break;
            case "items":
                CheckItems(path, value!.AsArray(), runs);
                break;
            case "feedback_score_averages":
                foreach (var (name, average) in value!.AsObject())
                    Close($"{path}.{name}", average!["value"]!.GetValue<double>(), ScoreOf(row, name));
                break;
            case "experiment_scores":
                CheckOwnScores(path, value, row);
                break;
            case "scores":
                CheckScores(path, value!.AsObject(), row, runs);
                break;
            default:
                report.Add(path, "the test does not know this member of the expected file");
                break;
        }
    }

    private void CheckItems(string path, JsonArray expected, IReadOnlyList<JsonObject> runs)
    {
        report.Require(runs.Count == expected.Count, path, $"expected {expected.Count}, got {runs.Count}");
        foreach (var item in expected.Select(item => item!.AsObject()))
        {
            var found = runs.FirstOrDefault(run => JsonComparison.Same(item["id"], run["id"]));
            foreach (var (member, value) in item)
                Same($"{path}[{item["id"]}].{member}", value, found?[member]);
        }
    }

    // {"exact": [1, 0], "average": 0.5}: the values of one score in any order, and their mean.
    private void CheckScores(string path, JsonObject expected, JsonObject row, IReadOnlyList<JsonObject> runs)
    {
        foreach (var (name, values) in expected.Where(entry => entry.Value is JsonArray))
        {
            var found = runs.SelectMany(run => run["feedback_scores"] as JsonArray ?? []).Where(score => (string?)score!["name"] == name).Select(score => score!["value"]!.GetValue<double>()).Order();
            report.Require(values!.AsArray().Select(value => value!.GetValue<double>()).Order().SequenceEqual(found), $"{path}.{name}", $"expected {values.ToJsonString()}, got {string.Join(", ", found)}");
            if (expected["average"] is { } average)
                Close($"{path}.average", average.GetValue<double>(), ScoreOf(row, name));
        }
    }

    private void CheckOwnScores(string path, JsonNode? expected, JsonObject row)
    {
        var wanted = expected is JsonObject byName
            ? byName.Select(entry => (Name: entry.Key, Value: entry.Value!))
            : expected!.AsArray().Select(score => (Name: (string)score!["name"]!, Value: score["value"]!));
        foreach (var (name, value) in wanted)
            Close($"{path}.{name}", value.GetValue<double>(), Value(row["experiment_scores"], name));
    }

    private static double? ScoreOf(JsonObject row, string name) => Value(row["feedback_scores"], name);

    private static double? Value(JsonNode? scores, string name) =>
        (scores as JsonArray ?? []).FirstOrDefault(score => (string?)score!["name"] == name)?["value"]?.GetValue<double>();

    private void Close(string path, double expected, double? actual) =>
        report.Require(actual is { } value && Math.Abs(value - expected) <= 1e-9, path, $"expected {expected}, got {actual?.ToString() ?? "(absent)"}");

    private void Same(string path, JsonNode? expected, JsonNode? actual) =>
        report.Require(JsonComparison.Same(expected, actual), path, $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}");
}
