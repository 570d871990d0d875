using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Testing.Golden;

/// <summary>
/// Comparison: members in any order, but none absent. Without a tolerance <c>1</c> is not <c>1.0</c>, because what reads the
/// result may print it.
/// </summary>
public static class GoldenJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value in print; <c>null</c> when there is none.</summary>
    public static string Show(JsonNode? node) => node is null ? "null" : node.ToJsonString(Relaxed);

    /// <summary>The first difference; null when there is none.</summary>
    public static string? Difference(JsonNode? expected, JsonNode? actual, GoldenTolerance? tolerance = null, string path = "$")
    {
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                return left.Select(member => right.ContainsKey(member.Key)
                        ? Difference(member.Value, right[member.Key], tolerance, $"{path}.{member.Key}")
                        : $"{path}.{member.Key}: missing, expected {Show(member.Value)} in {Show(right)}")
                    .Concat(right.Where(member => !left.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key}: unexpected {Show(member.Value)}"))
                    .FirstOrDefault(difference => difference is not null);
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                return left.Select((item, i) => Difference(item, right[i], tolerance, $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
            default:
                return IsSame(expected, actual, tolerance) ? null : $"{path}: expected {Show(expected)}, got {Show(actual)}";
        }
    }

    private static bool IsSame(JsonNode? expected, JsonNode? actual, GoldenTolerance? tolerance)
    {
        if (expected is null || actual is null)
            return expected is null && actual is null;
        var kind = expected.GetValueKind();
        if (kind != actual.GetValueKind() || kind is JsonValueKind.Array or JsonValueKind.Object)
            return false;
        return kind switch
        {
            JsonValueKind.String => expected.GetValue<string>() == actual.GetValue<string>(),
            JsonValueKind.Number => IsSameNumber(expected.ToJsonString(), actual.ToJsonString(), tolerance),
            _ => true,
        };
    }

    private static bool IsSameNumber(string expected, string actual, GoldenTolerance? tolerance)
    {
        if (tolerance is not null)
            return tolerance.Allows(Read(expected), Read(actual));
        if (IsInteger(expected) != IsInteger(actual))
            return false;
        return IsInteger(expected)
            ? BigInteger.Parse(expected, CultureInfo.InvariantCulture) == BigInteger.Parse(actual, CultureInfo.InvariantCulture)
            : Read(expected).Equals(Read(actual));
    }

    private static double Read(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static bool IsInteger(string token) => token.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
}
