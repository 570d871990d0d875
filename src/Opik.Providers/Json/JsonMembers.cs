using System.Text.Json.Nodes;

namespace Opik.Providers.Json;

/// <summary>Members of JSON that somebody else wrote: whatever is missing or of another kind is null, nothing throws.</summary>
internal static class JsonMembers
{
    public static JsonNode? Member(this JsonNode? node, string name) =>
        node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? value : null;

    public static JsonObject? Object(this JsonNode? node, string name) => node.Member(name) as JsonObject;

    public static JsonArray? Array(this JsonNode? node, string name) => node.Member(name) as JsonArray;

    public static string? Text(this JsonNode? node, string name) => node.Member(name).AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool Flag(this JsonNode? node, string name) => node.Member(name) is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static long? Integer(this JsonNode? node, string name) => node.Member(name) is JsonValue value && value.TryGetValue(out long number) ? number : null;

    /// <summary>Takes a member out of its object, so that it can stand in another one.</summary>
    public static JsonNode? Take(this JsonObject members, string name)
    {
        members.Remove(name, out var value);
        return value;
    }

    /// <summary>Takes the named members that exist, in the order of <paramref name="names"/>.</summary>
    public static JsonObject TakeAll(this JsonObject members, params ReadOnlySpan<string> names)
    {
        var taken = new JsonObject();
        foreach (var name in names)
        {
            if (members.Remove(name, out var value))
                taken[name] = value;
        }

        return taken;
    }

    /// <summary>Moves all members to <paramref name="target"/>; a null never replaces a value.</summary>
    public static void MoveTo(this JsonObject members, JsonObject target)
    {
        foreach (var name in members.Select(static member => member.Key).ToArray())
        {
            members.Remove(name, out var value);
            if (value is not null || !target.ContainsKey(name))
                target[name] = value;
        }
    }

    /// <summary>Sets copies of all members; a null never replaces a value.</summary>
    public static void CopyTo(this JsonObject members, JsonObject target)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null || !target.ContainsKey(name))
                target[name] = value?.DeepClone();
        }
    }
}
