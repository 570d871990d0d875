using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Experiments;

/// <summary>A span of an uploaded run: its trace is known.</summary>
[RequiredMembers(nameof(StartTime))]
internal sealed record UploadedSpanBody(
    Guid? Id, string? ProjectName, Guid? ProjectId, Guid? TraceId, Guid? ParentSpanId, SpanType? Type, string? Name, DateTime StartTime, DateTime? EndTime, JsonElement? Input, JsonElement? Output,
    JsonElement? Metadata, string? Model, string? Provider, IReadOnlyDictionary<string, long>? Usage, double? TotalEstimatedCost, IReadOnlyList<string>? Tags,
    LoggedErrorShape? ErrorInfo, double? Ttft, EntitySource? Source, string? Environment, DateTime? LastUpdatedAt);
