using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>
/// The strings and numbers inside a payload, also inside strings that are JSON themselves. <c>*_contains</c> looks for its
/// strings in each of them.
/// </summary>
internal static class PayloadText
{
    private const int DeepestExpansion = 8;

    /// <summary>True when <paramref name="wanted"/> occurs in some string value, or number as JSON writes it.</summary>
    public static bool Contains(JsonNode? payload, string wanted) => Values(payload, 0).Any(value => value.Contains(wanted, StringComparison.Ordinal));

    private static IEnumerable<string> Values(JsonNode? node, int expansions) => node switch
    {
        null => [],
        JsonObject item => item.SelectMany(member => Values(member.Value, expansions)),
        JsonArray items => items.SelectMany(item => Values(item, expansions)),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => TextAndInside(node.GetValue<string>(), expansions),
            JsonValueKind.Number => [node.ToJsonString()],
            _ => [],
        },
    };

    private static IEnumerable<string> TextAndInside(string text, int expansions)
    {
        yield return text;
        if (expansions == DeepestExpansion || text.TrimStart() is not ['{' or '[', ..] || !TryParse(text, out var inside))
            yield break;
        foreach (var value in Values(inside, expansions + 1))
            yield return value;
    }

    private static bool TryParse(string text, out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            // A text that only looks like JSON stays a text.
            node = null;
            return false;
        }
    }
}
