using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Gives values of an item the names that templates call them by.</summary>
internal static class MappedData
{
    /// <summary>The data with the mapped names beside its own; null: nothing is mapped. A path that leads nowhere leaves its variable empty.</summary>
    public static JsonDocument? Of(JsonElement data, IReadOnlyDictionary<string, string>? mapping)
    {
        if (mapping is not { Count: > 0 } || data.ValueKind != JsonValueKind.Object)
            return null;
        var named = JsonObject.Create(data)!;
        foreach (var (name, path) in mapping)
        {
            if (At(data, path) is { } value)
                named[name] = JsonNode.Parse(value.GetRawText());
            else
                named.Remove(name);
        }

        return JsonDocument.Parse(named.ToJsonString(WireJson.Options));
    }

    /// <summary>What is at <c>input.messages.0.text</c>; null: nothing. A whole name that has dots goes before its parts.</summary>
    public static JsonElement? At(JsonElement data, string path)
    {
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty(path, out var whole))
            return whole;
        var current = data;
        foreach (var part in path.Split('.'))
        {
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(part, out var member))
                current = member;
            else if (current.ValueKind == JsonValueKind.Array && int.TryParse(part, out var index) && index >= 0 && index < current.GetArrayLength())
                current = current[index];
            else
                return null;
        }

        return current;
    }
}
