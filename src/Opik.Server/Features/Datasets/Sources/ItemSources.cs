using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Spans;
using Opik.Server.Features.Traces;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>Makes dataset items of traces and spans.</summary>
internal sealed class ItemSources(ITraceReads traces, ISpanReads spans)
{
    private const int MostSpans = 2000;

    /// <summary>An item of a trace; null when the trace is gone.</summary>
    public async Task<DatasetItemWrite?> OfTraceAsync(Scope scope, Guid id, EnrichmentOptions options, IReadOnlyList<(string, JsonPath)> mappings, CancellationToken cancellationToken)
    {
        if (await traces.GetAsync(scope, id, cancellationToken) is not { } view)
            return null;
        var trace = view.Trace;
        using var entity = Parse(writer => TraceJson.Write(writer, view, ReadShape.Whole));
        using var item = new EnrichedItem(entity.RootElement, mappings);
        item.Add("input", trace.Input);
        item.Add("expected_output", trace.Output);
        if (options.Spans)
        {
            var page = await spans.FindAsync(scope, new SpanQuery { ProjectId = trace.ProjectId, TraceId = trace.Id, Size = MostSpans }, cancellationToken);
            // Newest first as read; people follow a trace from its start.
            item.AddList("spans", [.. page.Content.Reverse()], static (writer, span) => SpanJson.Write(writer, span, ReadShape.Whole));
        }

        AddShared(item, options, trace.Tags, view.FeedbackScores, view.Comments, view.Usage, view.TotalEstimatedCost, trace.Metadata);
        return new DatasetItemWrite { Id = trace.Id, Source = DatasetItemSource.Trace, TraceId = trace.Id, Data = item.Finish() };
    }

    /// <summary>An item of a span; null when the span is gone.</summary>
    public async Task<DatasetItemWrite?> OfSpanAsync(Scope scope, Guid id, EnrichmentOptions options, IReadOnlyList<(string, JsonPath)> mappings, CancellationToken cancellationToken)
    {
        if (await spans.GetAsync(scope, id, cancellationToken) is not { } view)
            return null;
        var span = view.Span;
        using var entity = Parse(writer => SpanJson.Write(writer, view, ReadShape.Whole));
        using var item = new EnrichedItem(entity.RootElement, mappings);
        item.Add("input", span.Input);
        item.Add("expected_output", span.Output);
        AddShared(item, options, span.Tags, view.FeedbackScores, view.Comments, span.Usage, span.TotalEstimatedCost, span.Metadata);
        return new DatasetItemWrite { Id = span.Id, Source = DatasetItemSource.Span, TraceId = span.TraceId, SpanId = span.Id, Data = item.Finish() };
    }

    private static void AddShared(
        EnrichedItem item, EnrichmentOptions options, IReadOnlyList<string>? tags, IReadOnlyList<FeedbackScore>? scores, IReadOnlyList<Comment>? comments,
        IReadOnlyDictionary<string, long>? usage, decimal? cost, JsonText? metadata)
    {
        if (options.Tags)
            item.AddTags(tags);
        if (options.FeedbackScores)
            item.AddScores(scores);
        if (options.Comments)
            item.AddComments(comments);
        if (options.Usage)
            item.AddUsage(usage, cost > 0 ? cost : null);
        if (options.Metadata)
            item.Add("metadata", metadata);
    }

    private static JsonDocument Parse(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
    }
}
