using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Testing.Json;

/// <summary>Compares JSON documents by meaning: order of members does not matter, 1 equals 1.0, every difference is named.</summary>
public static class JsonComparison
{
    private const int LongestShownValue = 300;

    /// <summary>All differences between two documents, in document order; empty when they mean the same.</summary>
    /// <param name="expected">What should be there.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="path">Path of the documents themselves, for messages.</param>
    public static IReadOnlyList<JsonDifference> Compare(JsonNode? expected, JsonNode? actual, string path = "")
    {
        var differences = new List<JsonDifference>();
        Compare(expected, actual, path, differences);
        return differences;
    }

    /// <summary>True when both documents mean the same.</summary>
    public static bool Same(JsonNode? expected, JsonNode? actual) => Compare(expected, actual).Count == 0;

    /// <summary>A value as JSON, cut to a length that fits a message; <c>(absent)</c> for null.</summary>
    public static string Show(JsonNode? node)
    {
        if (node is null)
            return "(absent)";
        var text = node.ToJsonString(Relaxed);
        return text.Length <= LongestShownValue ? text : $"{text[..LongestShownValue]}… ({text.Length} characters)";
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Compare(JsonNode? expected, JsonNode? actual, string path, List<JsonDifference> differences)
    {
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key), StringComparer.Ordinal))
                    Compare(left[name], right[name], path.Length == 0 ? name : $"{path}.{name}", differences);
                break;
            case (JsonArray left, JsonArray right):
                for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                    Compare(i < left.Count ? left[i] : null, i < right.Count ? right[i] : null, $"{path}[{i}]", differences);
                break;
            default:
                if (!SameValue(expected, actual))
                    differences.Add(new JsonDifference(path, Show(expected), Show(actual)));
                break;
        }
    }

    private static bool SameValue(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null)
            return expected is null && actual is null;
        if (expected.GetValueKind() != actual.GetValueKind())
            return false;
        return expected.GetValueKind() switch
        {
            JsonValueKind.Number => Number(expected) == Number(actual),
            JsonValueKind.String => string.Equals(expected.GetValue<string>(), actual.GetValue<string>(), StringComparison.Ordinal),
            JsonValueKind.True or JsonValueKind.False => true,
            _ => string.Equals(expected.ToJsonString(), actual.ToJsonString(), StringComparison.Ordinal),
        };
    }

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
