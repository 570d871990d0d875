using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Spans;
using Opik.Server.Features.Traces;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>Items made of traces and spans. One request makes one version.</summary>
internal sealed class ItemSourceEndpoints(RequestBody body, IDatasets datasets, IDatasetItemWrites items, ITraceReads traces, ISpanReads spans, TimeProvider clock)
{
    private const int Batch = 200;
    private const int MostSpans = 2000;

    public async Task FromTracesAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, ItemsFromBody.ReadTraces);
        await CreateAsync(http, request, "Traces not found", async (id, mappings) =>
            await traces.GetAsync(http.Scope(), id, http.RequestAborted) is { } trace ? await OfTraceAsync(http, request.Options, trace, mappings) : null);
    }

    public async Task FromSpansAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, ItemsFromBody.ReadSpans);
        await CreateAsync(http, request, "Spans not found", async (id, mappings) =>
            await spans.GetAsync(http.Scope(), id, http.RequestAborted) is { } span ? OfSpan(request.Options, span, mappings) : null);
    }

    private async Task CreateAsync(
        HttpContext http, ItemsFromBody request, string noneFound, Func<Guid, IReadOnlyList<(string, JsonPath)>, Task<DatasetItemWrite?>> build)
    {
        var id = http.RouteId("dataset_id");
        var dataset = await datasets.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Dataset not found");
        // A test suite describes its items itself.
        var mappings = dataset.Type == DatasetType.EvaluationSuite ? [] : request.Mappings;
        var group = UuidV7.Create(clock);
        var start = clock.GetUtcNow();
        var made = 0;
        foreach (var piece in request.Ids.Chunk(Batch))
        {
            var writes = new List<DatasetItemWrite>();
            foreach (var source in piece)
            {
                // Ids of traces that are gone meanwhile are passed over.
                if (await build(source, mappings) is { } item)
                    writes.Add(item with { Id = UuidV7.Create(start.AddMilliseconds(made++)), Evaluators = request.Evaluators, ExecutionPolicy = request.Policy });
            }

            if (writes.Count > 0)
                await items.PutAsync(http.Scope(), DatasetTarget.Of(id), writes, group, null, http.RequestAborted);
        }

        if (made == 0)
            throw ApiException.NotFound(noneFound);
        await http.NoContentAsync();
    }

    private async Task<DatasetItemWrite> OfTraceAsync(HttpContext http, EnrichmentOptions options, TraceView view, IReadOnlyList<(string, JsonPath)> mappings)
    {
        var trace = view.Trace;
        using var entity = Parse(writer => TraceJson.Write(writer, view, ReadShape.Whole));
        using var item = new EnrichedItem(entity.RootElement, mappings);
        item.Add("input", trace.Input);
        item.Add("expected_output", trace.Output);
        if (options.Spans)
        {
            var page = await spans.FindAsync(http.Scope(), new SpanQuery { ProjectId = trace.ProjectId, TraceId = trace.Id, Size = MostSpans }, http.RequestAborted);
            // Newest first as read; people follow a trace from its start.
            item.AddList("spans", [.. page.Content.Reverse()], static (writer, span) => SpanJson.Write(writer, span, ReadShape.Whole));
        }

        AddShared(item, options, trace.Tags, view.FeedbackScores, view.Comments, view.Usage, view.TotalEstimatedCost, trace.Metadata);
        return new DatasetItemWrite { Id = trace.Id, Source = DatasetItemSource.Trace, TraceId = trace.Id, Data = item.Finish() };
    }

    private static DatasetItemWrite OfSpan(EnrichmentOptions options, SpanView view, IReadOnlyList<(string, JsonPath)> mappings)
    {
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
            item.AddUsage(usage, cost);
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
