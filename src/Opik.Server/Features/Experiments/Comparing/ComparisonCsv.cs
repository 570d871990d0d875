using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>
/// A comparison as CSV (RFC 4180), a line for each run: spreadsheets group and pivot long tables, and trials have a place of
/// their own. Values that are no texts are written as JSON.
/// </summary>
internal sealed class ComparisonCsv(
    Stream target, IReadOnlyList<string> data, IReadOnlyList<string> scores, IReadOnlyList<string> assertions, IReadOnlyDictionary<Guid, string> names) : IAsyncDisposable
{
    private readonly CsvWriter _csv = new(new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true), CultureInfo.InvariantCulture);
    private bool _changes;

    /// <summary>Writes the header.</summary>
    /// <param name="changes">Whether items carry changes against a baseline.</param>
    public Task BeginAsync(bool changes)
    {
        _changes = changes;
        return LineAsync(
        [
            "dataset_item_id", .. data.Select(name => $"data.{name}"), "experiment", "experiment_id", "trace_id", "output", "duration_ms", "cost_usd", "total_tokens",
            .. scores.Select(name => $"feedback_scores.{name}"), .. assertions.Select(name => $"assertions.{name}"), "status",
            .. changes ? (string[])["difference", "verdict"] : [],
        ]);
    }

    /// <summary>Writes the runs of an item.</summary>
    public async Task WriteAsync(ComparedItem item)
    {
        var fields = Data(item);
        foreach (var run in item.Runs)
        {
            var change = item.Changes.FirstOrDefault(one => one.ExperimentId == run.Item.ExperimentId);
            await LineAsync(
            [
                item.Id.ToString(), .. fields, names.GetValueOrDefault(run.Item.ExperimentId), run.Item.ExperimentId.ToString(), run.Item.TraceId.ToString(),
                run.Output?.ToString(), Number(run.Duration), run.Cost?.ToString(CultureInfo.InvariantCulture), run.Usage?.GetValueOrDefault("total_tokens").ToString(CultureInfo.InvariantCulture),
                .. scores.Select(name => run.Scores?.FirstOrDefault(score => score.Name == name)?.Value.ToString(CultureInfo.InvariantCulture)),
                .. assertions.Select(name => run.Assertions?.FirstOrDefault(outcome => outcome.Assertion == name) is { } outcome ? (outcome.Passed ? "passed" : "failed") : null),
                run.Passed switch { true => "passed", false => "failed", _ => null },
                .. _changes ? (string?[])[Number(change?.Difference), change is null ? null : ChangeRequests.Name(change.Verdict)] : [],
            ]);
        }
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private async Task LineAsync(IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            _csv.WriteField(cell ?? string.Empty);
        await _csv.NextRecordAsync();
    }

    private List<string?> Data(ComparedItem item)
    {
        using var json = item.Item is { } stored ? JsonDocument.Parse(stored.Data.Utf8, new JsonDocumentOptions { MaxDepth = 1024 }) : null;
        return [.. data.Select(name => json is not null && json.RootElement.TryGetProperty(name, out var value) ? Text(value) : null)];
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
