using Opik.Server.OpenApi;

namespace Opik.Server.Features.Ingest;

/// <summary>The same change for many rows. <c>merge_tags</c>: the tags are added to those there are.</summary>
[RequiredMembers(nameof(Ids), nameof(Update))]
internal sealed record BulkUpdateShape<T>(IReadOnlyList<Guid> Ids, T Update, bool? MergeTags)
    where T : notnull;
