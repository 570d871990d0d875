using System.Text.Json;

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
}
