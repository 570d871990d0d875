using System.Text.Json;
using Opik.Contracts;
using Opik.Tracing;

namespace Opik;

/// <summary>Members of a span to change; what is null stays as it is.</summary>
public sealed record SpanUpdate : EntityUpdate
{
    /// <summary>Trace of the span.</summary>
    public required Guid TraceId { get; init; }

    /// <summary>Parent of the span.</summary>
    public Guid? ParentSpanId { get; init; }

    /// <summary>What it does.</summary>
    public SpanType? Type { get; init; }

    /// <summary>Name of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Provider of the model.</summary>
    public string? Provider { get; init; }

    /// <summary>Token counts.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Cost in USD.</summary>
    public decimal? TotalCost { get; init; }

    /// <inheritdoc/>
    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        writer.WriteString("trace_id"u8, TraceId);
        if (ParentSpanId is { } parent)
            writer.WriteString("parent_span_id"u8, parent);
        if (Type is { } type)
            writer.WriteString("type"u8, SpanTypeNames.Of(type));
        if (Model is not null)
            writer.WriteString("model"u8, Model);
        if (Provider is not null)
            writer.WriteString("provider"u8, Provider);
        if (TotalCost is { } cost)
            writer.WriteNumber("total_estimated_cost"u8, cost);
        if (Usage is null)
            return;
        writer.WriteStartObject("usage"u8);
        foreach (var (key, count) in Usage)
            writer.WriteNumber(key, count);
        writer.WriteEndObject();
    }
}
