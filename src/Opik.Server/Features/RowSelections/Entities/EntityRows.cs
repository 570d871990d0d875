using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.RowSelections.Entities;

/// <summary>A list of entities over the page of its store.</summary>
internal abstract class EntityRows<TRow>(RowKind kind, string list) : IEntityRows
{
    // Ids of a sorted file are gathered this many at a time.
    private const int PageSize = 500;

    public RowKind Kind => kind;

    public string List => list;

    /// <summary>Columns that every row has.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    public virtual Task<IReadOnlyList<string>> ColumnsAsync(Scope scope, RowSelection selection, CancellationToken cancellationToken) => Task.FromResult(Columns);

    public async Task<(long Total, Guid? Newest)> CountAsync(Scope scope, RowSelection selection, CancellationToken cancellationToken)
    {
        var first = await FindAsync(scope, selection, null, null, 1, 1, cancellationToken);
        return (first.Total, first.Content.Count == 0 ? null : IdOf(first.Content[0]));
    }

    public async Task<IReadOnlyList<EntityRow>> ReadAsync(Scope scope, RowSelection selection, ListPart part, int size, CancellationToken cancellationToken)
    {
        var found = await FindAsync(scope, selection, null, part, 1, size, cancellationToken);
        return [.. found.Content.Select(row => new EntityRow(IdOf(row), writer => Write(writer, scope, row)))];
    }

    public async Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, RowSelection selection, SortClause? sort, int most, CancellationToken cancellationToken)
    {
        // A row that moves to a later page meanwhile is met again.
        var ids = new OrderedDictionary<Guid, bool>();
        for (var page = 1; ids.Count < most; page++)
        {
            var found = await FindAsync(scope, selection, sort, null, page, PageSize, cancellationToken);
            foreach (var row in found.Content)
                ids.TryAdd(IdOf(row), true);
            if (found.Content.Count < PageSize)
                break;
        }

        return [.. ids.Keys.Take(most)];
    }

    public abstract Task DeleteAsync(Scope scope, RowSelection selection, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Writes the members of an answer of the API, each as it stands there.</summary>
    protected static void WriteMembers<T>(Utf8JsonWriter writer, T answer)
    {
        foreach (var member in JsonSerializer.SerializeToElement(answer, WireJson.Options).EnumerateObject())
            member.WriteTo(writer);
    }

    protected abstract Task<Page<TRow>> FindAsync(Scope scope, RowSelection selection, SortClause? sort, ListPart? part, int page, int size, CancellationToken cancellationToken);

    protected abstract Guid IdOf(TRow row);

    protected abstract void Write(Utf8JsonWriter writer, Scope scope, TRow row);
}
