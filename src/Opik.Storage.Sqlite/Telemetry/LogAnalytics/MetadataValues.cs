using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads values out of the metadata of traces or spans.</summary>
internal sealed class MetadataValues(SqliteSession session, StatsEntity entity)
{
    // Longer texts are contents, not labels.
    private const int LongestValue = 120;
    private const string Prompts = "opik_prompts";

    private readonly string _sql = $"SELECT data FROM {(entity == StatsEntity.Trace ? EntityTable.Traces : EntityTable.Spans).Payload} WHERE seq = ?1";

    /// <summary>The top-level keys of a row.</summary>
    public IReadOnlyList<string> Keys(long seq) => Read<IReadOnlyList<string>>(
        seq, static root => root.ValueKind == JsonValueKind.Object ? [.. root.EnumerateObject().Select(member => member.Name)] : []) ?? [];

    /// <summary>The value at a path; null when there is none.</summary>
    public string? At(long seq, JsonPath path) => Read(seq, root => path.TryFind(root, out var value) ? Short(value) : null);

    /// <summary>Plain values by top-level key, without what Opik itself keeps there; and the prompts as <c>name@commit</c>.</summary>
    public (IReadOnlyList<(string Key, string Value)> Labels, IReadOnlyList<string> Prompts) Labels(long seq) => Read(seq, static root =>
    {
        var labels = new List<(string, string)>();
        var prompts = new List<string>();
        if (root.ValueKind != JsonValueKind.Object)
            return (labels, prompts);
        foreach (var member in root.EnumerateObject())
        {
            if (member.NameEquals(Prompts))
                prompts.AddRange(PromptsIn(member.Value));
            else if (!member.Name.StartsWith("_opik", StringComparison.Ordinal) && !member.Name.StartsWith("opik_", StringComparison.Ordinal) && Short(member.Value) is { } value)
                labels.Add((member.Name, value));
        }

        return ((IReadOnlyList<(string, string)>)labels, (IReadOnlyList<string>)prompts);
    }) is { Item1: not null } found ? found : ([], []);

    /// <summary>The prompts that metadata notes, as <c>name@commit</c>, each once.</summary>
    public static IReadOnlyList<string> PromptsOf(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(Prompts, out var list) ? [.. PromptsIn(list).Distinct(StringComparer.Ordinal)] : [];

    // [{"name":"answer","version":{"commit":"ab12cd34"}}]
    private static IEnumerable<string> PromptsIn(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var prompt in list.EnumerateArray())
        {
            if (prompt.ValueKind != JsonValueKind.Object || !prompt.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
                continue;
            var commit = prompt.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Object && version.TryGetProperty("commit", out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString() : null;
            yield return commit is null ? name.GetString()! : $"{name.GetString()}@{commit}";
        }
    }

    private static string? Short(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        && JsonPath.Text(value) is { Length: > 0 and <= LongestValue } text ? text : null;

    private T? Read<T>(long seq, Func<JsonElement, T> read)
    {
        var row = session.Prepare(_sql).Bind(1, seq);
        try
        {
            if (!row.Step() || PayloadCodec.Decode(row.Blob(0), PayloadParts.Metadata).Metadata is not { } metadata)
                return default;
            using var document = JsonDocument.Parse(metadata.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            // Deeper than any label: as good as absent.
            return default;
        }
        finally
        {
            row.Reset();
        }
    }
}
