using System.Text.Json.Nodes;

namespace Opik.Conformance.Tests.Requests;

/// <summary>Copies of a good body in which one value is replaced by one that no client should send.</summary>
internal static class Mutations
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e400", "99999999999999999999", "0.1", "\"\"", "\" \"", "\"a\\u0000b\"", "\"\\ud800\"", "\"not-a-uuid\"", "\"9e107d9d-3721-4b0a-8a5e-0f0a0a0a0a0a\"",
        "\"2026-99-99T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"%zz\"", "[]", "[null]", "[[]]", "{}", "{\"\":null}", "NaN", "-Infinity",
        """[{"field":"\ud800","operator":"=","value":"x"}]""", """[{"field":"name","operator":"=","key":"","value":"\ud800"}]""", """[{"field":"metadata","operator":"=","key":"$[","value":"x"}]""",
        """[{"field":"duration","operator":">","value":"1e400"}]""", """[{"field":"start_time","operator":">","value":"0001-01-01T00:00:00Z"}]""",
    ];

    /// <summary>Texts of bodies: every value of the first level and inside the first objects, times every bad value.</summary>
    public static IEnumerable<string> Of(JsonObject complete)
    {
        foreach (var place in Places(complete, []))
        {
            foreach (var value in Values)
                yield return Replaced(complete, place, value);
        }
    }

    /// <summary>Bodies that are no object at all.</summary>
    public static IEnumerable<byte[]> Raw() =>
        [[], "null"u8.ToArray(), "[]"u8.ToArray(), "{"u8.ToArray(), "{}{}"u8.ToArray(), "\"text\""u8.ToArray(), "{\"a\":"u8.ToArray(), [0xFF, 0xFE, 0x7B, 0x7D], new byte[64]];

    private static IEnumerable<List<string>> Places(JsonObject json, List<string> above)
    {
        foreach (var (name, value) in json)
        {
            List<string> place = [.. above, name];
            yield return place;
            var inner = value switch
            {
                JsonObject one => one,
                JsonArray { Count: > 0 } list => list[0] as JsonObject,
                _ => null,
            };
            if (inner is null || place.Count > 3)
                continue;
            foreach (var deeper in Places(inner, place))
                yield return deeper;
        }
    }

    // NaN is no JSON node: a marker is replaced in the text.
    private static string Replaced(JsonObject complete, List<string> place, string value)
    {
        const string Marker = "~replaced~";
        var copy = (JsonObject)complete.DeepClone();
        var holder = copy;
        foreach (var name in place[..^1])
            holder = holder[name] is JsonArray list ? (JsonObject)list[0]! : (JsonObject)holder[name]!;
        holder[place[^1]] = Marker;
        return copy.ToJsonString().Replace($"\"{Marker}\"", value, StringComparison.Ordinal);
    }
}
