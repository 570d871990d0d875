using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The part of a span row that totals and roll-ups are made of.</summary>
internal sealed record SpanFacts(
    long Seq, long Workspace, long Project, Guid Id, Guid TraceId, SpanType Type, long? Name, long? Model, long? Provider,
    long StartTime, long? EndTime, double? Cost, IReadOnlyDictionary<string, long>? Usage, string? ProviderText, EntitySource Source, bool HasError, int Flags, int TagCount);
