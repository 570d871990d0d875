using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Spans;

/// <summary>A span, or a change of one, as decoded.</summary>
internal sealed class SpanDraft : EntityDraft
{
    public Guid? TraceId { get; private set; }

    public Guid? ParentSpanId { get; private set; }

    public SpanType? Type { get; private set; }

    public string? Model { get; private set; }

    public string? Provider { get; private set; }

    public IReadOnlyDictionary<string, long>? Usage { get; private set; }

    public decimal? TotalEstimatedCost { get; private set; }

    public override void Validate(Violations violations, string path, bool isCreate)
    {
        base.Validate(violations, path, isCreate);
        if (isCreate)
            violations.CheckNotNull(path, "traceId", TraceId);
        CheckCost(violations, path);
    }

    /// <summary>Like <see cref="Validate"/>, for a span whose trace is known otherwise.</summary>
    public void ValidateInTrace(Violations violations, string path)
    {
        base.Validate(violations, path, isCreate: true);
        CheckCost(violations, path);
    }

    public Span ToSpan(Guid id, Guid projectId) => ToSpan(id, projectId, TraceId!.Value);

    /// <summary>The span in a trace that is known otherwise.</summary>
    public Span ToSpan(Guid id, Guid projectId, Guid traceId) => new()
    {
        Id = id.Version7("Span"),
        ProjectId = projectId,
        TraceId = traceId.Version7("Trace"),
        ParentSpanId = ParentSpanId,
        Name = Name,
        Type = Type ?? SpanType.General,
        StartTime = StartTime!.Value,
        EndTime = EndTime,
        Input = Input,
        Output = Output,
        Metadata = Metadata,
        Model = Model,
        Provider = Provider,
        Tags = Tags is { Count: > 0 } ? Tags : null,
        Usage = Usage is { Count: > 0 } ? Usage : null,
        ErrorInfo = ErrorInfo,
        TotalEstimatedCost = TotalEstimatedCost,
        CostIsManual = TotalEstimatedCost is not null,
        Ttft = Ttft,
        Source = Source ?? EntitySource.Unknown,
        Environment = Environment,
        LastUpdatedAt = LastUpdatedAt,
    };

    public SpanPatch ToPatch(Guid? projectId) => new()
    {
        ProjectId = projectId,
        TraceId = TraceId,
        ParentSpanId = ParentSpanId,
        Type = Type,
        Model = Model,
        Provider = Provider,
        Usage = Usage,
        TotalEstimatedCost = TotalEstimatedCost,
        Name = Name,
        EndTime = EndTime,
        Input = Input,
        Output = Output,
        Metadata = Metadata,
        Tags = Tags,
        TagsToAdd = TagsToAdd,
        TagsToRemove = TagsToRemove,
        ErrorInfo = ErrorInfo,
        Ttft = Ttft,
        Source = Source,
        Environment = Environment,
    };

    protected override bool TryReadOwn(ref JsonCursor cursor)
    {
        if (cursor.Is("trace_id"u8))
            TraceId = cursor.ReadId();
        else if (cursor.Is("parent_span_id"u8))
            ParentSpanId = cursor.ReadId();
        else if (cursor.Is("type"u8))
            Type = WireNames.ReadSpanType(ref cursor);
        else if (cursor.Is("model"u8))
            Model = cursor.ReadRepeatedText();
        else if (cursor.Is("provider"u8))
            Provider = cursor.ReadRepeatedText();
        else if (cursor.Is("usage"u8))
            Usage = ReadUsage(ref cursor);
        else if (cursor.Is("total_estimated_cost"u8))
            TotalEstimatedCost = cursor.ReadDecimal();
        else
            return false;
        return true;
    }

    private void CheckCost(Violations violations, string path)
    {
        if (TotalEstimatedCost < 0)
            violations.Add(path, "totalEstimatedCost must be greater than or equal to 0.0");
    }

    private static Dictionary<string, long>? ReadUsage(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject())
            return null;
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        while (cursor.NextMember())
        {
            var name = cursor.MemberName();
            if (cursor.ReadInteger() is { } count)
                usage[name] = count;
        }

        return usage;
    }
}
