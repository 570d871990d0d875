using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Testing.Golden;

/// <summary>The cases of one file of golden values. Without the folder there are none, and the tests are skipped.</summary>
public static class GoldenFile
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, GoldenCase>> Files = new(StringComparer.Ordinal);

    /// <summary>Names of the cases, as the rows of a theory.</summary>
    public static IEnumerable<string> Ids(string file) => Cases(file).Keys;

    /// <summary>Names of the cases of some kinds.</summary>
    public static IEnumerable<string> Ids(string file, IReadOnlyCollection<string> kinds) => Cases(file).Values.Where(golden => kinds.Contains(golden.Kind)).Select(golden => golden.Id);

    /// <summary>The case of the name.</summary>
    public static GoldenCase Case(string file, string id) => Cases(file)[id];

    private static IReadOnlyDictionary<string, GoldenCase> Cases(string file) => Files.GetOrAdd(file, Load);

    private static Dictionary<string, GoldenCase> Load(string file)
    {
        var path = Path.Combine(RepositoryPaths.Golden, file + ".json");
        if (!File.Exists(path))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.GetProperty("cases").EnumerateArray().Select(Read).ToDictionary(read => read.Id, StringComparer.Ordinal);
    }

    private static GoldenCase Read(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        (json.TryGetProperty("kind", out var kind) ? kind : json.GetProperty("metric")).GetString()!,
        json.TryGetProperty("params", out var parameters) ? parameters.Clone() : JsonDocument.Parse("{}").RootElement,
        json.GetProperty("input").Clone(),
        json.TryGetProperty("expected", out var expected) ? JsonNode.Parse(expected.GetRawText()) : null,
        json.TryGetProperty("error", out var error) ? error.GetString() : null,
        json.TryGetProperty("note", out var note) ? note.GetString() : null);
}
