using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Contracts;
using Opik.Rest;
using Opik.Searching;

namespace Opik.Copying;

/// <summary>What copies of traces and spans have in common.</summary>
internal abstract record CopiedEntity
{
    protected CopiedEntity(Guid id, string projectName, EntityRecord original) =>
        (Id, ProjectName, Original) = (id, projectName, original);

    public Guid Id { get; }

    public string ProjectName { get; }

    public string? Name => Original.Name;

    public DateTime StartTime => Original.StartTime.UtcDateTime;

    public DateTime? EndTime => Original.EndTime?.UtcDateTime;

    public JsonElement? Input => Original.Input;

    public JsonElement? Output => Original.Output;

    public JsonElement? Metadata => Original.Metadata;

    public IReadOnlyList<string> Tags => Original.Tags;

    public ErrorInfo? ErrorInfo => Original.ErrorInfo;

    public double? Ttft => Original.Ttft;

    public string? Environment => Original.Environment;

    public string Source => "sdk";

    [JsonIgnore]
    public EntityRecord Original { get; }
}

/// <summary>A trace to store.</summary>
internal sealed record CopiedTrace(Guid Id, string ProjectName, TraceRecord Trace) : CopiedEntity(Id, ProjectName, Trace)
{
    [JsonIgnore]
    public TraceRecord Trace { get; } = Trace;

    public string? ThreadId => Trace.ThreadId;
}

/// <summary>A span to store.</summary>
internal sealed record CopiedSpan(Guid Id, string ProjectName, Guid TraceId, Guid? ParentSpanId, SpanRecord Span) : CopiedEntity(Id, ProjectName, Span)
{
    [JsonIgnore]
    public SpanRecord Span { get; } = Span;

    [JsonConverter(typeof(WireEnumConverter<SpanType>))]
    public SpanType Type => Span.Type;

    public string? Model => Span.Model;

    public string? Provider => Span.Provider;

    public IReadOnlyDictionary<string, long>? Usage => Span.Usage;

    public decimal? TotalEstimatedCost => Span.TotalEstimatedCost;
}

/// <summary>A score to store.</summary>
internal sealed record CopiedScore(Guid Id, string ProjectName, string Name, double Value, string? Reason, string? CategoryName)
{
    public string Source => "sdk";
}

/// <summary>Bodies of copies.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CopiedTrace))]
[JsonSerializable(typeof(CopiedSpan))]
[JsonSerializable(typeof(CopiedScore))]
internal sealed partial class CopyingJson : JsonSerializerContext;
