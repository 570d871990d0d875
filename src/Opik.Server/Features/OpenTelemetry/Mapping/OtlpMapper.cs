using Opik.Contracts;
using Opik.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Dialects;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>Turns the spans of a request into traces, spans and feedback scores. Pure: the same request gives the same result.</summary>
internal sealed class OtlpMapper
{
    private readonly OtlpDestination _destination;
    private readonly List<Trace> _traces = [];
    private readonly List<Span> _spans = [];
    private readonly List<FeedbackScoreWrite> _traceScores = [];
    private readonly List<FeedbackScoreWrite> _spanScores = [];

    private OtlpMapper(OtlpDestination destination) => _destination = destination;

    /// <summary>Maps a request.</summary>
    public static OtlpEntities Map(OtlpExport export, OtlpDestination destination)
    {
        var mapper = new OtlpMapper(destination);
        foreach (var (group, span) in export.Spans)
            mapper.Add(group, span);
        return new OtlpEntities(mapper._traces, RepeatedUsage.Remove(mapper._spans), mapper._traceScores, mapper._spanScores);
    }

    private void Add(OtlpSpanGroup group, OtlpSpan source)
    {
        var mapped = SpanMapper.Map(group, source);
        var derived = _destination.TraceIds[OtlpTraceIdentity.Key(source)];
        var attachedTo = OtlpTraceIdentity.ChosenTrace(source) ?? _destination.ParentTraceId;
        var span = ToSpan(mapped, source, derived, attachedTo);
        _spans.Add(span);
        // An attached span belongs to a trace that somebody else writes.
        var trace = source.IsRoot && attachedTo is null ? ToTrace(span, mapped.ThreadId) : null;
        if (trace is not null)
            _traces.Add(trace);
        AddScores(mapped, source, span, trace);
    }

    private Span ToSpan(MappedSpan mapped, OtlpSpan source, Guid derivedTraceId, Guid? attachedTo) => new()
    {
        Id = OtlpTraceIdentity.Chosen(source, OpikDialect.SpanId) ?? OtlpTraceIdentity.SpanId(source.SpanId.Span, derivedTraceId),
        ProjectId = _destination.ProjectId,
        TraceId = attachedTo ?? derivedTraceId,
        ParentSpanId = ParentOf(source, derivedTraceId, attachedTo),
        Name = mapped.Name,
        Type = mapped.Type,
        StartTime = mapped.StartTime,
        EndTime = mapped.EndTime,
        Input = mapped.Input,
        Output = mapped.Output,
        Metadata = mapped.Metadata,
        Model = mapped.Model,
        Provider = mapped.Provider,
        Tags = mapped.Tags,
        Usage = mapped.Usage,
        ErrorInfo = mapped.Error,
        TotalEstimatedCost = mapped.Cost,
        CostIsManual = mapped.Cost is not null,
        Ttft = mapped.FirstToken,
        Source = EntitySource.Sdk,
        Environment = mapped.Environment,
    };

    private Guid? ParentOf(OtlpSpan source, Guid derivedTraceId, Guid? attachedTo)
    {
        if (attachedTo is not null && OtlpTraceIdentity.Chosen(source, OpikDialect.ParentSpanId) is { } chosen)
            return chosen;
        if (!source.IsRoot)
            return OtlpTraceIdentity.SpanId(source.ParentSpanId.Span, derivedTraceId);
        return attachedTo is not null && attachedTo == _destination.ParentTraceId ? _destination.ParentSpanId : null;
    }

    private static Trace ToTrace(Span root, string? threadId) => new()
    {
        Id = root.TraceId,
        ProjectId = root.ProjectId,
        Name = root.Name,
        StartTime = root.StartTime,
        EndTime = root.EndTime,
        Input = root.Input,
        Output = root.Output,
        Metadata = root.Metadata,
        Tags = root.Tags,
        ErrorInfo = root.ErrorInfo,
        ThreadId = threadId,
        Ttft = root.Ttft,
        Source = EntitySource.Sdk,
        Environment = root.Environment,
    };

    private void AddScores(MappedSpan mapped, OtlpSpan source, Span span, Trace? trace)
    {
        foreach (var result in mapped.Scores)
        {
            // A sender without events makes a span of the result, below the span that was evaluated.
            var isResultItself = source["gen_ai.evaluation.name"] is not null;
            _spanScores.Add(Score(result, isResultItself ? span.ParentSpanId ?? span.Id : span.Id));
            if (trace is not null)
                _traceScores.Add(Score(result, trace.Id));
        }
    }

    private FeedbackScoreWrite Score(EvaluationResult result, Guid entity) => new()
    {
        EntityId = entity,
        ProjectId = _destination.ProjectId,
        Name = result.Name,
        Value = result.Value,
        CategoryName = result.Label,
        Reason = result.Explanation,
        Source = ScoreSource.Sdk,
    };
}
