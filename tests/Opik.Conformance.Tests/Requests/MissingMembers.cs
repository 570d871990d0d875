using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests;

/// <summary>Copies of a complete body that each lack one required member, at the top, in its objects and in the first object of its arrays.</summary>
internal static class MissingMembers
{
    public static IEnumerable<(string Path, JsonObject Body)> Of(WireDocument document, JsonObject schema, JsonObject complete) =>
        Places(document, schema, complete, []).Select(place => (string.Join('.', place), Without(complete, place)));

    private static IEnumerable<List<string>> Places(WireDocument document, JsonObject schema, JsonObject json, List<string> above)
    {
        var shape = SchemaShape.Of(document, schema);
        foreach (var (name, property) in shape.Properties)
        {
            var member = WireNames.OnTheWire(name);
            if (!json.TryGetPropertyValue(member, out var value))
                continue;
            List<string> place = [.. above, member];
            if (shape.Required.Contains(name))
                yield return place;
            var (inner, innerSchema) = value switch
            {
                JsonObject one => (one, property),
                JsonArray { Count: > 0 } list when list[0] is JsonObject first => (first, (JsonObject)document.Resolve(property)["items"]!),
                _ => (null, property),
            };
            if (inner is null)
                continue;
            foreach (var deeper in Places(document, innerSchema, inner, place))
                yield return deeper;
        }
    }

    private static JsonObject Without(JsonObject complete, List<string> place)
    {
        var copy = (JsonObject)complete.DeepClone();
        var holder = copy;
        foreach (var member in place[..^1])
            holder = holder[member] is JsonArray list ? (JsonObject)list[0]! : (JsonObject)holder[member]!;
        holder.Remove(place[^1]);
        return copy;
    }
}
