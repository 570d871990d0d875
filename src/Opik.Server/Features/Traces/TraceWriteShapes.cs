using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Traces;

/// <summary>A new trace, as <see cref="TraceDraft"/> reads it.</summary>
[RequiredMembers(nameof(StartTime))]
internal sealed record TraceWriteShape(
    Guid? Id, string? ProjectName, Guid? ProjectId, string? Name, DateTime StartTime, DateTime? EndTime, JsonElement? Input, JsonElement? Output, JsonElement? Metadata, IReadOnlyList<string>? Tags,
    LoggedErrorShape? ErrorInfo, double? Ttft, EntitySource? Source, string? Environment, DateTime? LastUpdatedAt, string? ThreadId);

/// <summary>Many new traces.</summary>
[RequiredMembers(nameof(Traces))]
internal sealed record TraceBatchShape(IReadOnlyList<TraceWriteShape> Traces);

/// <summary>A change of a trace: what it leaves out is kept.</summary>
internal sealed record TraceUpdateShape(
    string? ProjectName, Guid? ProjectId, string? Name, DateTime? EndTime, JsonElement? Input, JsonElement? Output, JsonElement? Metadata, IReadOnlyList<string>? Tags,
    IReadOnlyList<string>? TagsToAdd, IReadOnlyList<string>? TagsToRemove, LoggedErrorShape? ErrorInfo, double? Ttft, EntitySource? Source, string? Environment, string? ThreadId);
