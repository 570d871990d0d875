using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Tags as stored: a JSON array of texts.</summary>
internal static class TagText
{
    /// <summary>The tags; none for null.</summary>
    public static IReadOnlyList<string> Read(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(tag => tag.GetString() ?? string.Empty)];
    }

    /// <summary>The tags as JSON; null for none.</summary>
    public static string? Write(IReadOnlyCollection<string>? tags) =>
        tags is { Count: > 0 } ? $"[{string.Join(',', tags.Select(tag => JsonText.FromString(tag)))}]" : null;
}
