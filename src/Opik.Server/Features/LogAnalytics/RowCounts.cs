using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>How many rows a list has, counted as the list counts them.</summary>
internal sealed class RowCounts(ITraceReads traces, ISpanReads spans, IThreadReads threads)
{
    /// <summary>The total of a list; the page holds no rows.</summary>
    public async Task<Page<Guid>> CountAsync(Scope scope, LogQuery query, CancellationToken cancel)
    {
        switch (query.Entity)
        {
            case KpiEntity.Traces:
                var ofTraces = await traces.FindAsync(scope, new TraceQuery { ProjectId = query.ProjectId, Filters = query.Filters, Search = query.Search, FromTime = query.From, ToTime = query.To, Size = 1, Payload = PayloadParts.None }, cancel);
                return Only(ofTraces);
            case KpiEntity.Spans:
                var ofSpans = await spans.FindAsync(scope, new SpanQuery { ProjectId = query.ProjectId, Filters = query.Filters, Search = query.Search, FromTime = query.From, ToTime = query.To, Size = 1, Payload = PayloadParts.None }, cancel);
                return Only(ofSpans);
            default:
                var ofThreads = await threads.FindAsync(scope, new ThreadQuery { ProjectId = query.ProjectId, Filters = query.Filters, Search = query.Search, FromTime = query.From, ToTime = query.To, Size = 1, Messages = false, Queues = false }, cancel);
                return Only(ofThreads);
        }
    }

    private static Page<Guid> Only<T>(Page<T> page) => new(page.Number, [], page.Total, page.TotalEstimated);
}
