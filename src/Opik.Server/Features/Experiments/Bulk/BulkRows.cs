using Opik.Contracts;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>What a bulk upload writes.</summary>
internal sealed class BulkRows(Guid experiment, Guid project, UploadSeed seed)
{
    public List<Trace> Traces { get; } = [];

    public List<Span> Spans { get; } = [];

    public List<FeedbackScoreWrite> Scores { get; } = [];

    public List<AssertionResultWrite> Assertions { get; } = [];

    public List<ExperimentItem> Items { get; } = [];

    /// <summary>Adds what a record stands for.</summary>
    public void Add(BulkRecordDraft record, int index)
    {
        var traceId = record.Trace?.Id?.Version7("Trace") ?? seed.Id("trace", index);
        if (record.Trace is { } trace)
        {
            var row = trace.ToTrace(traceId, project);
            Traces.Add(row.Source == EntitySource.Unknown ? row with { Source = EntitySource.Experiment } : row);
        }
        else
        {
            Traces.Add(BulkUpload.Bare(traceId, project, record.Result!.Value, seed.Received));
        }

        for (var i = 0; i < record.Spans.Count; i++)
            Spans.Add(record.Spans[i].ToSpan(record.Spans[i].Id ?? SpanId(traceId, i), project, traceId));
        foreach (var score in record.Scores)
        {
            if (score.IsAssertion)
                Assertions.Add(score.ToAssertion(traceId, ScoredEntity.Trace, project));
            else
                Scores.Add(score.ToScore(traceId, project));
        }

        var item = record.DatasetItemId!.Value.Version7("Dataset Item");
        Items.Add(new ExperimentItem
        {
            // The same run sent again, also in another batch, is the same item.
            Id = UploadSeed.Of(traceId, experiment, item, traceId),
            ExperimentId = experiment,
            DatasetItemId = item,
            TraceId = traceId,
            ProjectId = project,
        });
    }

    private static Guid SpanId(Guid trace, int index) => UploadSeed.Of(trace, trace, new Guid(index, 0, 0, new byte[8]));
}
