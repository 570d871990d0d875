using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>Compares the fields that traces and spans share. A member of the expected file that nobody knows is a finding.</summary>
internal sealed class EntityExpectation(StoredContents stored, ExpectationReport report, bool idsAreDerived)
{
    private static readonly Dictionary<string, string> Containers = new(StringComparer.Ordinal)
    {
        ["input_contains"] = "input",
        ["output_contains"] = "output",
        ["metadata_contains"] = "metadata",
    };

    /// <summary>Checks every member of <paramref name="expected"/> except those in <paramref name="elsewhere"/>.</summary>
    public void Check(string path, JsonObject expected, JsonObject actual, IReadOnlySet<string> elsewhere)
    {
        var plus = expected["plus"] as JsonObject ?? [];
        foreach (var (name, value) in expected)
        {
            if (elsewhere.Contains(name) || string.Equals(name, "plus", StringComparison.Ordinal))
                continue;
            Check($"{path}.{name}", name, value, actual, plus);
        }

        foreach (var (name, value) in plus)
        {
            // Without a plain value beside it the rules claim nothing about the field.
            if (Containers.TryGetValue(name, out var container))
                report.NotePlus($"{path}.{name}", Strings(value).All(text => PayloadText.Contains(actual[container], text)));
            else
                report.NotePlus($"{path}.{name}", Mismatch(name, value, actual) is null);
        }
    }

    private void Check(string path, string name, JsonNode? value, JsonObject actual, JsonObject plus)
    {
        if (Containers.TryGetValue(name, out var container))
        {
            CheckContains(path, container, value, actual, plus);
            return;
        }

        if (idsAreDerived && string.Equals(name, "id", StringComparison.Ordinal))
        {
            report.NoteDerivedId(Mismatch(name, value, actual) is null);
            return;
        }

        if (Mismatch(name, value, actual) is { } mismatch && (!plus.ContainsKey(name) || Mismatch(name, plus[name], actual) is not null))
            report.Add(path, mismatch + (plus.ContainsKey(name) ? $" (or {JsonComparison.Show(plus[name])})" : ""));
    }

    // A text the original files in the wrong place may stand where plus says it belongs.
    private void CheckContains(string path, string container, JsonNode? value, JsonObject actual, JsonObject plus)
    {
        foreach (var text in Strings(value))
        {
            var moved = Containers.Any(other => Strings(plus[other.Key]).Contains(text, StringComparer.Ordinal) && PayloadText.Contains(actual[other.Value], text));
            report.Require(moved || PayloadText.Contains(actual[container], text), path, $"\"{text}\" is not in {JsonComparison.Show(actual[container])}");
        }
    }

    // Null when the stored value is right, else what is wrong with it.
    private string? Mismatch(string name, JsonNode? value, JsonObject actual) => name switch
    {
        "id" or "name" or "thread_id" or "type" or "model" or "provider" or "source" or "environment" or "trace_id" or "parent_span_id" => Equal(value, actual[name]),
        "project" => Equal(value, stored.ProjectOf(actual)),
        "tags" => SameSet(value, actual["tags"]),
        "error" => ErrorExpectation.Mismatch(value, actual["error_info"]),
        "ended" => Equal(value, actual["end_time"] is not null),
        "metadata_keys" => HasKeys(value, actual["metadata"]),
        "feedback_scores" => ScoreExpectation.Mismatch(value, actual["feedback_scores"]),
        "usage" => UsageExpectation.Mismatch(value, actual["usage"]),
        "usage_keys_total" => AtLeast(value, (actual["usage"] as JsonObject)?.Count ?? 0),
        "span_count" or "llm_span_count" => Equal(value, actual[name] ?? 0),
        "usage_sum" => UsageExpectation.Mismatch(value, actual["usage"]),
        "total_estimated_cost" or "cost" => CloseTo(value, actual["total_estimated_cost"]),
        _ => "the test does not know this member of the expected file",
    };

    internal static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        null => [],
        JsonArray items => items.Select(item => item!.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : item.ToJsonString()),
        _ => [node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()],
    };

    private static string? Equal(JsonNode? expected, JsonNode? actual) =>
        JsonComparison.Same(expected, actual) ? null : $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}";

    private static string? SameSet(JsonNode? expected, JsonNode? actual) =>
        Strings(expected).ToHashSet(StringComparer.Ordinal).SetEquals(Strings(actual)) ? null : $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}";

    private static string? HasKeys(JsonNode? expected, JsonNode? metadata)
    {
        var missing = Strings(expected).Where(key => metadata is not JsonObject members || !members.ContainsKey(key)).ToArray();
        return missing.Length == 0 ? null : $"{string.Join(", ", missing)} missing in {JsonComparison.Show(metadata)}";
    }

    private static string? AtLeast(JsonNode? expected, int actual) =>
        actual >= expected!.GetValue<int>() ? null : $"expected at least {expected}, got {actual}";

    private static string? CloseTo(JsonNode? expected, JsonNode? actual) =>
        expected is not null && actual is not null && Math.Abs(expected.GetValue<double>() - actual.GetValue<double>()) <= 1e-9
            ? null
            : $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}";
}
