using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Spans;
using Opik.Server.Features.Traces;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>
/// Finds the values of variables. <c>output.answer</c> is a path into input, output or metadata; <c>trace</c>, <c>span</c>
/// and <c>spans</c> are the whole things as JSON; anything else stands for itself. Threads have one variable, <c>context</c>.
/// </summary>
internal sealed class JudgeVariables(ITraceReads traces, ISpanReads spans)
{
    /// <summary>Spans of a trace, the first, that a judge is shown.</summary>
    private const int MostSpans = 200;

    public async Task<JudgeData> ReadAsync(Scope scope, JudgeCode code, Subject subject, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, JsonText?>(StringComparer.Ordinal);
        foreach (var (name, source) in code.Variables ?? new Dictionary<string, string?>())
            values[name] = await ValueAsync(scope, source!.Trim(), subject, cancellationToken);
        if (subject.Context is { } context)
            values["context"] = context;
        return new JudgeData(Build(values), [.. values.Where(static value => value.Value is null).Select(static value => value.Key)]);
    }

    private async Task<JsonText?> ValueAsync(Scope scope, string source, Subject subject, CancellationToken cancellationToken) => source switch
    {
        "trace" when subject.TraceId is { } trace => await traces.GetAsync(scope, trace, cancellationToken) is { } view ? Json(writer => WriteTrace(writer, view)) : null,
        "span" when subject.Entity == ScoredEntity.Span => await spans.GetAsync(scope, subject.Id, cancellationToken) is { } view ? Json(writer => WriteSpan(writer, view)) : null,
        "spans" when subject.TraceId is { } trace => await SpansAsync(scope, subject.ProjectId, trace, cancellationToken),
        _ when Section(source, "input") is { } path => At(subject.Input, path),
        _ when Section(source, "output") is { } path => At(subject.Output, path),
        _ when Section(source, "metadata") is { } path => At(subject.Metadata, path),
        _ => JsonText.FromString(source),
    };

    private async Task<JsonText> SpansAsync(Scope scope, Guid project, Guid trace, CancellationToken cancellationToken)
    {
        var page = await spans.FindAsync(scope, new SpanQuery { ProjectId = project, TraceId = trace, Sort = new SortClause("start_time", Descending: false), Size = MostSpans }, cancellationToken);
        return Json(writer =>
        {
            writer.WriteStartArray();
            foreach (var view in page.Content)
                WriteSpan(writer, view);
            writer.WriteEndArray();
        });
    }

    // "output.answer" is ".answer", "output" is empty, "outputs" is no path into the output.
    private static string? Section(string source, string name) =>
        source.StartsWith(name, StringComparison.Ordinal) && (source.Length == name.Length || source[name.Length] is '.' or '[') ? source[name.Length..] : null;

    private static JsonText? At(JsonText? section, string path)
    {
        if (section is not { IsEmpty: false } text)
            return null;
        using var json = JsonDocument.Parse(text.Utf8, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
        var value = json.RootElement;
        if (path.Length > 0 && (!JsonPath.TryParse(path, out var places) || !places.TryFind(json.RootElement, out value)))
            return null;
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        // A text with half a surrogate pair would break the template.
        return value.ValueKind == JsonValueKind.String ? JsonText.FromString(JsonPath.Text(value)) : new JsonText(System.Text.Encoding.UTF8.GetBytes(value.GetRawText()));
    }

    private static JsonDocument Build(Dictionary<string, JsonText?> values) => JsonDocument.Parse(
        Json(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value is { } json ? json.Utf8.Span : "null"u8, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }).Utf8,
        // One level around the values.
        new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth + 10 });

    private static void WriteTrace(Utf8JsonWriter writer, TraceView view)
    {
        writer.WriteStartObject();
        TraceJson.Write(writer, view, ReadShape.Whole);
        writer.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter writer, SpanView view)
    {
        writer.WriteStartObject();
        SpanJson.Write(writer, view, ReadShape.Whole);
        writer.WriteEndObject();
    }

    private static JsonText Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
            write(writer);
        return new JsonText(buffer.WrittenMemory);
    }
}
