namespace Opik.Server.Features.Ingest;

/// <summary>The same change for many rows.</summary>
internal sealed record BulkUpdate<T>(IReadOnlyList<Guid> Ids, T Update, bool MergeTags);
