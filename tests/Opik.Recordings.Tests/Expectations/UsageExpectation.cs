using System.Text.Json.Nodes;
using Opik.Testing.Json;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>usage</c>: every expected key has its number; additional keys do no harm, but no usage means none.</summary>
internal static class UsageExpectation
{
    public static string? Mismatch(JsonNode? expected, JsonNode? actual)
    {
        var wanted = expected as JsonObject;
        var found = actual as JsonObject;
        var right = wanted is null or { Count: 0 }
            ? found is null or { Count: 0 }
            : wanted.All(number => JsonComparison.Same(number.Value, found?[number.Key]));
        return right ? null : $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}";
    }
}
