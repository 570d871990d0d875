using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Testing.Reading;
using Opik.Recordings.Tests.Replay;
using Opik.OpenTelemetry.Mapping;
using Opik.Server.Features.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.OpenTelemetry.Wire;

namespace Opik.OpenTelemetry.Tests.Recordings;

/// <summary>Maps the trace requests of a recording in memory and shows the result as the read endpoints would.</summary>
internal sealed class MappedRecording
{
    private static readonly Guid Project = UuidV7.Create(DateTimeOffset.UnixEpoch);

    private readonly Dictionary<Guid, Guid> traceIds = [];
    private readonly Dictionary<Guid, Trace> traces = [];
    private readonly Dictionary<Guid, Span> spans = [];
    private readonly string projectName;

    private MappedRecording(string projectName) => this.projectName = projectName;

    public static StoredContents Map(Recording recording)
    {
        var mapped = new MappedRecording(recording.Expected["project"]!.GetValue<string>());
        foreach (var request in recording.Requests.Where(request => request.IsGrpc || request.Path.EndsWith("/otel/v1/traces", StringComparison.Ordinal)))
            mapped.Add(Read(request));
        return mapped.Show();
    }

    private static IReadOnlyList<OtlpSpanGroup> Read(RecordedRequest request)
    {
        if (request.JsonBody is { } json)
            return OtlpJson.Read(Encoding.UTF8.GetBytes(json));
        var body = request.BinaryBody!;
        if (request.IsGzipped)
        {
            using var inflated = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            gzip.CopyTo(inflated);
            body = inflated.ToArray();
        }

        return OtlpProtobuf.Read(body);
    }

    private void Add(IReadOnlyList<OtlpSpanGroup> groups)
    {
        var export = new OtlpExport(groups, DateTimeOffset.UnixEpoch);
        foreach (var (key, start) in export.Earliest)
            traceIds.TryAdd(key, OtlpTraceIdentity.TraceId(key, start));
        var entities = OtlpMapper.Map(export, new OtlpDestination(Project, traceIds));
        foreach (var trace in entities.Traces)
            traces[trace.Id] = trace;
        foreach (var span in entities.Spans)
            spans[span.Id] = span;
    }

    private StoredContents Show() => new(
        new Dictionary<string, string>(StringComparer.Ordinal) { [Project.ToString()] = projectName },
        [.. traces.Values.Select(Show)],
        [.. spans.Values.Select(Show)]);

    private JsonObject Show(Trace trace)
    {
        var own = spans.Values.Where(span => span.TraceId == trace.Id).ToArray();
        return new JsonObject
        {
            ["id"] = trace.Id.ToString(),
            ["project_id"] = trace.ProjectId.ToString(),
            ["name"] = trace.Name,
            ["start_time"] = trace.StartTime.ToString("O"),
            ["end_time"] = trace.EndTime?.ToString("O"),
            ["input"] = Node(trace.Input),
            ["output"] = Node(trace.Output),
            ["metadata"] = Node(trace.Metadata),
            ["tags"] = Tags(trace.Tags),
            ["error_info"] = Error(trace.ErrorInfo),
            ["thread_id"] = trace.ThreadId,
            ["source"] = "sdk",
            ["span_count"] = own.Length,
            ["usage"] = Usage(own.SelectMany(span => span.Usage ?? new Dictionary<string, long>()).GroupBy(count => count.Key).ToDictionary(group => group.Key, group => group.Sum(count => count.Value))),
        };
    }

    private static JsonObject Show(Span span) => new()
    {
        ["id"] = span.Id.ToString(),
        ["project_id"] = span.ProjectId.ToString(),
        ["trace_id"] = span.TraceId.ToString(),
        ["parent_span_id"] = span.ParentSpanId?.ToString(),
        ["name"] = span.Name,
        ["type"] = span.Type.ToString().ToLowerInvariant(),
        ["start_time"] = span.StartTime.ToString("O"),
        ["end_time"] = span.EndTime?.ToString("O"),
        ["input"] = Node(span.Input),
        ["output"] = Node(span.Output),
        ["metadata"] = Node(span.Metadata),
        ["model"] = span.Model,
        ["provider"] = span.Provider,
        ["usage"] = Usage(span.Usage),
        ["tags"] = Tags(span.Tags),
        ["error_info"] = Error(span.ErrorInfo),
        ["total_estimated_cost"] = span.TotalEstimatedCost,
    };

    private static JsonNode? Node(JsonText? text) => text is { } json ? JsonNode.Parse(json.Utf8.Span) : null;

    private static JsonArray? Tags(IReadOnlyList<string>? tags) => tags is null ? null : [.. tags.Select(tag => (JsonNode)tag)];

    private static JsonObject? Usage(IReadOnlyDictionary<string, long>? usage) =>
        usage is null ? null : new JsonObject(usage.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));

    private static JsonObject? Error(ErrorInfo? error) => error is null
        ? null
        : new JsonObject { ["exception_type"] = error.ExceptionType, ["message"] = error.Message, ["traceback"] = error.Traceback };
}
