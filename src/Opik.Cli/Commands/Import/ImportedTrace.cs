using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>One trace file as the requests that store it.</summary>
internal sealed class ImportedTrace
{
    private static readonly string[] Copied = ["name", "input", "output", "tags", "error_info", "environment", "ttft"];
    private readonly Dictionary<string, Guid> spanIds = new(StringComparer.Ordinal);

    private ImportedTrace(string file, Guid id, JsonObject data)
    {
        File = file;
        Id = id;
        Data = data;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Id it gets.</summary>
    public Guid Id { get; }

    /// <summary>Content of the file.</summary>
    public JsonObject Data { get; }

    /// <summary>The trace as it is sent.</summary>
    public required JsonObject Trace { get; init; }

    /// <summary>Its spans as they are sent, parents first.</summary>
    public List<JsonObject> Spans { get; } = [];

    /// <summary>Scores of the trace as they are sent.</summary>
    public required List<JsonObject> TraceScores { get; init; }

    /// <summary>Scores of the spans as they are sent.</summary>
    public List<JsonObject> SpanScores { get; } = [];

    /// <summary>Comments by path below the address.</summary>
    public List<(string Path, JsonObject Entity)> Commented { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="data">Its content.</param>
    /// <param name="id">Id it gets.</param>
    /// <param name="project">Project it gets into.</param>
    /// <param name="isMove">True: the metadata stays as it is, without notes of where the trace comes from.</param>
    /// <exception cref="InvalidDataException">It is no trace file.</exception>
    public static ImportedTrace Of(string file, JsonObject data, Guid id, string project, bool isMove = false)
    {
        var source = data["trace"] as JsonObject ?? throw new InvalidDataException("It holds no trace.");
        var trace = Entity(source, project, isMove ? source["metadata"].Copy() : ImportMetadata.OfTrace(source));
        trace["id"] = $"{id}";
        trace.With(source, "thread_id");
        var imported = new ImportedTrace(file, id, data) { Trace = trace, TraceScores = Scores(source, id, project) };
        if (source["comments"] is JsonArray { Count: > 0 })
            imported.Commented.Add(($"v1/private/traces/{id}", source));
        foreach (var span in SpanOrder.Sort(data.Objects("spans")))
            imported.AddSpan(span, project, isMove);
        return imported;
    }

    /// <summary>Imported id of the entity of an attached file; null: it is not in the file.</summary>
    public Guid? EntityOf(string type, string sourceId) => type == "trace" ? Id : spanIds.TryGetValue(sourceId, out var id) ? id : null;

    private void AddSpan(JsonObject source, string project, bool isMove)
    {
        var sourceId = source.Text("id") ?? $"span {Spans.Count}";
        var id = ImportIds.Of(Id, sourceId);
        spanIds[sourceId] = id;
        var span = Entity(source, project, isMove ? source["metadata"].Copy() : ImportMetadata.OfSpan(source)).With(source, "type", "usage", "model", "provider");
        span["id"] = $"{id}";
        span["trace_id"] = $"{Id}";
        if (source.Text("parent_span_id") is { } parent && spanIds.TryGetValue(parent, out var parentId))
            span["parent_span_id"] = $"{parentId}";
        // A cost without a version was given by the user; any other is computed again.
        if (source["total_estimated_cost"] is { } cost && string.IsNullOrEmpty(source.Text("total_estimated_cost_version")))
            span["total_estimated_cost"] = cost.DeepClone();
        Spans.Add(span);
        SpanScores.AddRange(Scores(source, id, project));
        if (source["comments"] is JsonArray { Count: > 0 })
            Commented.Add(($"v1/private/spans/{id}", source));
    }

    private static JsonObject Entity(JsonObject source, string project, JsonNode? metadata)
    {
        var entity = new JsonObject { ["project_name"] = project, ["start_time"] = Time(source, "start_time") ?? throw new InvalidDataException("It has no start_time.") }.With(source, Copied);
        if (Time(source, "end_time") is { } end)
            entity["end_time"] = end;
        if (metadata is not null)
            entity["metadata"] = metadata;
        // "unknown" is what the server says of traces without one; it takes no such value.
        if (source.Text("source") is { } origin and not "unknown")
            entity["source"] = origin;
        return entity;
    }

    private static List<JsonObject> Scores(JsonObject source, Guid id, string project) =>
    [
        .. source.Objects("feedback_scores").Where(score => score.Text("name") is not null && score["value"] is not null).Select(score =>
            new JsonObject { ["id"] = $"{id}", ["project_name"] = project, ["source"] = score.Text("source") ?? "sdk" }.With(score, "name", "value", "reason", "category_name")),
    ];

    // 2026-11-28T15:09:48.241947Z, or as the official tool writes it: 2026-11-28 15:09:48.241947+00:00.
    private static string? Time(JsonObject source, string name) => source.Text(name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => text.Contains('T') && text.EndsWith('Z') ? text : time.UtcDateTime.ToString("O"),
        var text => throw new InvalidDataException($"Its {name} '{text}' is no time."),
    };
}
