using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>
/// Builds the map of an item made of a trace or span: its input, its output as what is expected, what was asked for
/// beside, and fields mapped by path, which win.
/// </summary>
internal sealed class EnrichedItem : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;
    private readonly HashSet<string> _mapped = new(StringComparer.Ordinal);

    /// <param name="entity">The trace or span as the wire has it.</param>
    /// <param name="mappings">Fields and where their values are; a path that leads nowhere gives no field.</param>
    public EnrichedItem(JsonElement entity, IReadOnlyList<(string Field, JsonPath Path)> mappings)
    {
        _writer = new Utf8JsonWriter(_buffer, WireJson.Writer);
        _writer.WriteStartObject();
        foreach (var (field, path) in mappings)
        {
            if (!path.TryFind(entity, out var value) || !_mapped.Add(field))
                continue;
            _writer.WritePropertyName(field);
            value.WriteTo(_writer);
        }
    }

    public void Add(string field, JsonText? value)
    {
        if (value is not { IsEmpty: false } json || _mapped.Contains(field))
            return;
        _writer.WritePropertyName(field);
        _writer.WriteRawValue(json.Utf8.Span, skipInputValidation: true);
    }

    public void AddTags(IReadOnlyList<string>? tags)
    {
        if (!_mapped.Contains("tags"))
            _writer.WriteTextsIfAny("tags"u8, tags);
    }

    public void AddScores(IReadOnlyList<FeedbackScore>? scores)
    {
        if (!_mapped.Contains("feedback_scores"))
            FeedbackScoreJson.Write(_writer, "feedback_scores"u8, scores);
    }

    public void AddComments(IReadOnlyList<Comment>? comments)
    {
        if (!_mapped.Contains("comments"))
            CommentJson.Write(_writer, comments);
    }

    public void AddUsage(IReadOnlyDictionary<string, long>? usage, decimal? cost)
    {
        if (_mapped.Contains("usage"))
            return;
        _writer.WriteCountsIfAny("usage"u8, usage);
        if (cost is { } value && !_mapped.Contains("total_estimated_cost"))
            _writer.WritePlainNumber("total_estimated_cost"u8, value);
    }

    /// <summary>Adds an array whose elements <paramref name="write"/> writes the members of.</summary>
    public void AddList<T>(string field, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.Count == 0 || _mapped.Contains(field))
            return;
        _writer.WriteStartArray(field);
        foreach (var value in values)
        {
            _writer.WriteStartObject();
            write(_writer, value);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    /// <summary>The map; nothing can be added afterwards.</summary>
    public JsonText Finish()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return JsonLine.Of(new JsonText(_buffer.WrittenMemory));
    }

    public void Dispose() => _writer.Dispose();
}
