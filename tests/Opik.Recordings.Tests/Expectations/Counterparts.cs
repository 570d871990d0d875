using System.Text.Json.Nodes;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>Pairs expected entities with stored ones: by id where ids agree, else by name in order of start.</summary>
internal static class Counterparts
{
    public static IReadOnlyList<(string Label, JsonObject Expected, JsonObject? Actual)> Pair(IEnumerable<JsonObject> expected, IEnumerable<JsonObject> actual, out IReadOnlyList<JsonObject> unexpected)
    {
        var left = actual.ToList();
        var wanted = expected.Select(item => (item, label: "", found: Take(left, other => SameText(item, other, "id")))).ToArray();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < wanted.Length; i++)
        {
            var item = wanted[i].item;
            var name = item["name"]?.GetValue<string>() ?? "";
            var number = seen[name] = seen.GetValueOrDefault(name, -1) + 1;
            wanted[i].label = $"{name}#{number}";
            wanted[i].found ??= Take(left, other => SameText(item, other, "name"));
        }

        unexpected = left;
        return [.. wanted.Select(entry => (entry.label, entry.item, entry.found))];
    }

    private static JsonObject? Take(List<JsonObject> from, Predicate<JsonObject> matches)
    {
        var index = from.FindIndex(matches);
        if (index < 0)
            return null;
        var found = from[index];
        from.RemoveAt(index);
        return found;
    }

    private static bool SameText(JsonObject one, JsonObject other, string member) =>
        one[member]?.GetValue<string>() is { } text && string.Equals(text, other[member]?.GetValue<string>(), StringComparison.Ordinal);
}
