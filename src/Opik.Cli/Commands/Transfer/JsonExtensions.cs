using System.Text.Json.Nodes;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Reads members of entities.</summary>
internal static class JsonExtensions
{
    /// <summary>Text of a member; null when it is absent, null or no text.</summary>
    public static string? Text(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Objects of a member that is an array; none when it is absent.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) => json[name] is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>A copy that may be put elsewhere; null stays null.</summary>
    public static JsonNode? Copy(this JsonNode? node) => node?.DeepClone();

    /// <summary>Copies members that are there and not null.</summary>
    public static JsonObject With(this JsonObject target, JsonObject source, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (source[name] is { } value)
                target[name] = value.DeepClone();
        }

        return target;
    }
}
