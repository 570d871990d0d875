using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Spans;

/// <summary>A new span, as <see cref="SpanDraft"/> reads it.</summary>
[RequiredMembers(nameof(TraceId), nameof(StartTime))]
internal sealed record SpanWriteShape(
    Guid? Id, string? ProjectName, Guid? ProjectId, Guid TraceId, Guid? ParentSpanId, SpanType? Type, string? Name, DateTime StartTime, DateTime? EndTime, JsonElement? Input, JsonElement? Output,
    JsonElement? Metadata, string? Model, string? Provider, IReadOnlyDictionary<string, long>? Usage, double? TotalEstimatedCost, IReadOnlyList<string>? Tags,
    LoggedErrorShape? ErrorInfo, double? Ttft, EntitySource? Source, string? Environment, DateTime? LastUpdatedAt);

/// <summary>Many new spans.</summary>
[RequiredMembers(nameof(Spans))]
internal sealed record SpanBatchShape(IReadOnlyList<SpanWriteShape> Spans);

/// <summary>A change of a span: what it leaves out is kept.</summary>
internal sealed record SpanUpdateShape(
    string? ProjectName, Guid? ProjectId, Guid? TraceId, Guid? ParentSpanId, SpanType? Type, string? Name, DateTime? EndTime, JsonElement? Input, JsonElement? Output, JsonElement? Metadata,
    string? Model, string? Provider, IReadOnlyDictionary<string, long>? Usage, double? TotalEstimatedCost, IReadOnlyList<string>? Tags,
    IReadOnlyList<string>? TagsToAdd, IReadOnlyList<string>? TagsToRemove, LoggedErrorShape? ErrorInfo, double? Ttft, EntitySource? Source, string? Environment);
