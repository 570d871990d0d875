using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The part of a trace row that roll-ups are made of.</summary>
internal sealed record TraceFacts(
    long Seq, long Workspace, long Project, Guid Id, long? Name, string? Thread, long StartTime, long? EndTime, double? Ttft,
    EntitySource Source, bool HasError, int Flags, int TagCount);
