using System.Text.Json;

namespace Opik.Usage;

/// <summary>
/// Sums over the rounds of a call with server tools, <c>[{"input_tokens":3,"output_tokens":2}, …]</c>: the counters beside
/// them hold the last round only.
/// </summary>
internal static class AnthropicIterations
{
    private static readonly string[] InputKeys = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"];

    /// <summary>The sums; null when it is no list of objects with numbers.</summary>
    public static (long Input, long Output)? TrySum(JsonElement iterations)
    {
        if (iterations.ValueKind != JsonValueKind.Array)
            return null;
        double input = 0, output = 0;
        foreach (var iteration in iterations.EnumerateArray())
        {
            if (iteration.ValueKind != JsonValueKind.Object || !TryAdd(iteration, "output_tokens", ref output))
                return null;
            foreach (var key in InputKeys)
            {
                if (!TryAdd(iteration, key, ref input))
                    return null;
            }
        }

        return double.IsInteger(input) && double.IsInteger(output) && Math.Abs(input) < 9.2e18 && Math.Abs(output) < 9.2e18 ? ((long)input, (long)output) : null;
    }

    private static bool TryAdd(JsonElement iteration, string key, ref double sum)
    {
        if (!iteration.TryGetProperty(key, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
            return true;
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.True))
            return false;
        sum += value.ValueKind == JsonValueKind.True ? 1 : value.GetDouble();
        return true;
    }
}
