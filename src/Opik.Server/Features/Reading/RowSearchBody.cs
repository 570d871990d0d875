using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Reading;

/// <summary>Body of the search routes of traces, spans and threads, as <see cref="SearchBody"/> reads it.</summary>
internal sealed record RowSearchBody(
    string? ProjectName, Guid? ProjectId, Guid? TraceId, SpanType? Type, IReadOnlyList<FilterShape>? Filters, Guid? LastRetrievedId, string? LastRetrievedThreadModelId, int? Limit, bool? Truncate,
    bool? StripAttachments, IReadOnlyList<string>? Exclude, string? Search, DateTime? FromTime, DateTime? ToTime);
