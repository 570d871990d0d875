using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.RowSelections.Entities;

/// <summary>A list of entities (experiments, queues, alerts, …) as bulk actions and exports see it; one for each kind.</summary>
internal interface IEntityRows
{
    /// <summary>Which list.</summary>
    RowKind Kind { get; }

    /// <summary>What open pages know it by: they are told when rows of it change.</summary>
    string List { get; }

    /// <summary>Columns of a CSV file of the rows when none were asked for.</summary>
    Task<IReadOnlyList<string>> ColumnsAsync(Scope scope, RowSelection selection, CancellationToken cancellationToken);

    /// <summary>How many rows match now, and the newest of them; null: there is none.</summary>
    Task<(long Total, Guid? Newest)> CountAsync(Scope scope, RowSelection selection, CancellationToken cancellationToken);

    /// <summary>Rows of a part of what matches, newest first, at most <paramref name="size"/>; empty at the end.</summary>
    Task<IReadOnlyList<EntityRow>> ReadAsync(Scope scope, RowSelection selection, ListPart part, int size, CancellationToken cancellationToken);

    /// <summary>The first <paramref name="most"/> that match, in the order asked for.</summary>
    Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, RowSelection selection, SortClause? sort, int most, CancellationToken cancellationToken);

    /// <summary>Deletes rows; unknown ids are passed over.</summary>
    Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
