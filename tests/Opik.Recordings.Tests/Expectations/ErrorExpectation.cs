using System.Text.Json.Nodes;
using Opik.Testing.Json;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>error</c>: null, or type and a part of the message.</summary>
internal static class ErrorExpectation
{
    public static string? Mismatch(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null)
            return actual is null ? null : $"expected no error, got {JsonComparison.Show(actual)}";
        if (actual is not JsonObject error)
            return $"expected {JsonComparison.Show(expected)}, got none";
        var typeIsRight = expected["exception_type"] is not { } type || JsonComparison.Same(type, error["exception_type"]);
        var messageIsRight = EntityExpectation.Strings(expected["message_contains"]).All(text =>
            PayloadText.Contains(error["message"], text) || PayloadText.Contains(error["traceback"], text));
        return typeIsRight && messageIsRight ? null : $"expected {JsonComparison.Show(expected)}, got {JsonComparison.Show(actual)}";
    }
}
