using Opik.Storage;

namespace Opik.Server.Features.RowSelections.Entities;

/// <summary>Entities that are on or off.</summary>
internal interface ISwitchedRows : IEntityRows
{
    /// <summary>Turns them on or off; unknown ids are passed over.</summary>
    Task SwitchAsync(Scope scope, IReadOnlyList<Guid> ids, bool on, CancellationToken cancellationToken);
}
