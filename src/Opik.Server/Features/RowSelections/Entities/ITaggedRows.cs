using Opik.Storage;

namespace Opik.Server.Features.RowSelections.Entities;

/// <summary>Entities whose tags can be changed many at a time.</summary>
internal interface ITaggedRows : IEntityRows
{
    /// <summary>Adds and removes tags; unknown ids are passed over.</summary>
    Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? add, IReadOnlyList<string>? remove, CancellationToken cancellationToken);
}
