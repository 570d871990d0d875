using System.Text.Json.Nodes;
using Opik.Testing.Json;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>feedback_scores</c>: the complete list by name, each with the members the expected file gives.</summary>
internal static class ScoreExpectation
{
    public static string? Mismatch(JsonNode? expected, JsonNode? actual)
    {
        var wanted = ByName(expected);
        var found = ByName(actual);
        var right = wanted.Count == found.Count
            && wanted.All(score => found.TryGetValue(score.Key, out var other) && score.Value.All(member => JsonComparison.Same(member.Value, other[member.Key])));
        return right ? null : $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}";
    }

    private static Dictionary<string, JsonObject> ByName(JsonNode? scores) =>
        (scores as JsonArray ?? []).Select(score => score!.AsObject()).ToDictionary(score => score["name"]!.GetValue<string>(), StringComparer.Ordinal);
}
