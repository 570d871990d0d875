using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Chat;

/// <summary>Fills the parts of one message.</summary>
internal static class ChatContent
{
    /// <summary>Longest address that stands whole in text, code points.</summary>
    private const int MaxAddress = 500;

    /// <summary>The parts with values in place: what is neither text nor media is dropped, and media without an address, too.</summary>
    public static JsonArray Render(JsonArray parts, Func<string, string> render)
    {
        var rendered = new JsonArray();
        foreach (var part in parts.OfType<JsonObject>())
        {
            if (Type(part) is not { } type)
                continue;
            if (type == "text")
                rendered.Add((JsonNode)new JsonObject { ["type"] = "text", ["text"] = part["text"] is { } text ? Rendered(text, render) : string.Empty });
            else if (ChatMedia.Find(type) is { } media && Media(part, media, render) is { } found)
                rendered.Add((JsonNode)found);
        }

        return rendered;
    }

    /// <summary>What a model must take to see all parts.</summary>
    public static ChatModalities Required(JsonArray parts) => parts.OfType<JsonObject>()
        .Select(part => Type(part) is { } type ? ChatMedia.Find(type)?.Modality ?? ChatModalities.None : ChatModalities.None)
        .Aggregate(ChatModalities.None, (all, modality) => all | modality);

    /// <summary>Rendered parts as one text: the media that the model does not take become their addresses.</summary>
    public static string Flatten(JsonArray parts, ChatModalities supported) =>
        string.Join("\n\n", parts.Cast<JsonObject>().Select(part => Flatten(part, supported)).Where(text => text.Length > 0));

    /// <summary>The texts of the parts that are templates.</summary>
    public static IEnumerable<string> Templates(JsonArray parts)
    {
        foreach (var part in parts.OfType<JsonObject>())
        {
            var type = Type(part);
            if (type == "text" && Text(part["text"]) is { } text)
                yield return text;
            else if (type is not null && ChatMedia.Find(type) is not null && part[type] is JsonObject source && Text(source["url"]) is { } url)
                yield return url;
        }
    }

    /// <summary>The text of a JSON text; null when it is something else.</summary>
    public static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static string? Type(JsonObject part) => Text(part["type"]) is { } type ? PythonCase.Lower(type) : null;

    private static JsonNode? Rendered(JsonNode value, Func<string, string> render) => Text(value) is { } text ? JsonValue.Create(render(text)) : value.DeepClone();

    private static JsonObject? Media(JsonObject part, ChatMedia media, Func<string, string> render)
    {
        if (part[media.Type] is not JsonObject source || source["url"] is not { } address || Rendered(address, render) is not { } url || !IsThere(url))
            return null;
        var kept = new JsonObject { ["url"] = url };
        foreach (var field in media.Fields.Where(source.ContainsKey))
            kept[field] = source[field]?.DeepClone();
        return new JsonObject { ["type"] = media.Type, [media.Type] = kept };
    }

    private static bool IsThere(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>().Length > 0,
        JsonValueKind.False => false,
        JsonValueKind.Number => PlaceholderText.Text(node) is not ("0" or "0.0"),
        JsonValueKind.Array => node.AsArray().Count > 0,
        JsonValueKind.Object => node.AsObject().Count > 0,
        _ => true,
    };

    private static string Flatten(JsonObject part, ChatModalities supported)
    {
        var type = Text(part["type"])!;
        if (ChatMedia.Find(type) is not { } media)
            return PlaceholderText.Text(part["text"]);
        // What the model does take is shown as it is: the official client prints the part.
        if (supported.HasFlag(media.Modality))
            return PlaceholderText.Text(part);
        var address = PythonText.Strip(PlaceholderText.Text(part[type]!["url"]));
        if (address.Length == 0)
            return string.Empty;
        var shown = PythonText.Length(address) > MaxAddress ? PythonText.Prefix(address, MaxAddress - 3) + "..." : address;
        return $"<<<{media.Label}>>>{shown}<<</{media.Label}>>>";
    }
}
