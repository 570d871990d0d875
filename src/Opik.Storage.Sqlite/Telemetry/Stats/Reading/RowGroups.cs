using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The groups of a breakdown that a row belongs to.</summary>
internal sealed class RowGroups
{
    private static readonly IReadOnlyList<string> Everything = [string.Empty];
    private static readonly IReadOnlyList<string> Unknown = [MetricBreakdown.Unknown];

    private readonly BreakdownField? _field;
    private readonly TermTable _terms;
    private readonly JsonPath? _path;
    private readonly int _column;
    private readonly string[] _one = new string[1];

    public RowGroups(StatsEntity entity, MetricBreakdown? breakdown, TermTable terms)
    {
        _field = breakdown?.Field;
        _terms = terms;
        _column = entity == StatsEntity.Trace ? TraceStatsRow.ColumnCount : SpanStatsRow.ColumnCount;
        if (_field == BreakdownField.Metadata && !JsonPath.TryParse(breakdown!.MetadataKey ?? "", out _path))
            throw new FilterException($"Invalid metadata_key '{breakdown.MetadataKey}'");
    }

    /// <summary>Further columns of the row.</summary>
    public string Columns => _field switch
    {
        BreakdownField.Tags => ", t.tags",
        BreakdownField.Metadata or BreakdownField.Prompt => ", p.data",
        BreakdownField.Environment => ", t.environment",
        BreakdownField.Name => ", t.name",
        BreakdownField.ErrorInfo or BreakdownField.ErrorType => ", t.error_type",
        BreakdownField.Model => ", t.model",
        BreakdownField.Provider => ", t.provider",
        BreakdownField.Type => ", t.type",
        _ => "",
    };

    /// <summary>Whether the payload of each row is read.</summary>
    public bool NeedsPayload => _field is BreakdownField.Metadata or BreakdownField.Prompt;

    /// <summary>The group of a span type.</summary>
    public static string TypeName(SpanType type) => type switch
    {
        SpanType.Llm => "llm",
        SpanType.Tool => "tool",
        SpanType.Guardrail => "guardrail",
        _ => "general",
    };

    /// <summary>The table of a further column, joined to <c>t</c>.</summary>
    public string Join(string payloads) => NeedsPayload ? $" LEFT JOIN {payloads} p ON p.seq = t.seq AND (t.flags & 8) <> 0" : "";

    /// <summary>Groups of the present row; one empty text without a breakdown. Valid until the next call.</summary>
    public IReadOnlyList<string> Read(SqliteSession session, SqliteStatement row) => _field switch
    {
        null or BreakdownField.GuardrailName => Everything,
        BreakdownField.Tags => OfTags(row.Text(_column)),
        BreakdownField.Metadata => One(MetadataText(row.Blob(_column))),
        BreakdownField.Prompt => MetadataOf(row.Blob(_column), MetadataValues.PromptsOf) is { Count: > 0 } prompts ? prompts : Unknown,
        BreakdownField.ErrorInfo => One(row.IsNull(_column) ? "No Error" : "Has Error"),
        BreakdownField.ErrorType => One(row.Text(_column)),
        BreakdownField.Type => One(TypeName((SpanType)row.Int32(_column))),
        _ => One(_terms.Text(session, row.NullableInt64(_column))),
    };

    /// <summary>Groups of a thread, which only has tags.</summary>
    public IReadOnlyList<string> Read(ThreadStatsRow thread) => _field == BreakdownField.Tags ? OfTags(thread.Tags) : Everything;

    private static IReadOnlyList<string> OfTags(string? json)
    {
        if (json is null)
            return Unknown;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetArrayLength() == 0 ? Unknown : [.. document.RootElement.EnumerateArray().Select(tag => tag.GetString()!).Distinct(StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> One(string? text)
    {
        _one[0] = string.IsNullOrEmpty(text) ? MetricBreakdown.Unknown : text;
        return _one;
    }

    private string? MetadataText(ReadOnlySpan<byte> blob) => MetadataOf(blob, root => _path!.TryFind(root, out var value) ? JsonPath.Text(value) : null);

    private static T? MetadataOf<T>(ReadOnlySpan<byte> blob, Func<JsonElement, T> read)
        where T : class?
    {
        if (blob.IsEmpty || PayloadCodec.Decode(blob, PayloadParts.Metadata).Metadata is not { } metadata)
            return null;
        try
        {
            using var document = JsonDocument.Parse(metadata.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            // Deeper than any path reaches: as good as absent.
            return null;
        }
    }
}
