using Opik.Contracts;
using Opik.Server.Features.Reading;

namespace Opik.Server.Features.Spans;

/// <summary>A span as <see cref="SpanJson"/> writes it.</summary>
internal sealed record SpanShape : LoggedShape
{
    private SpanShape(LoggedShape original)
        : base(original)
    {
    }

    public required Guid TraceId { get; init; }

    public Guid? ParentSpanId { get; init; }

    public required SpanType Type { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    /// <summary>Empty where the client said what it cost, absent where nobody knows.</summary>
    public string? TotalEstimatedCostVersion { get; init; }
}
