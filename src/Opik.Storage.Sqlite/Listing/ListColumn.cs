namespace Opik.Storage.Sqlite;

/// <summary>What a field of the wire is in SQL.</summary>
/// <param name="Sql">A column, or an expression without parameters.</param>
/// <param name="Kind">How it is stored.</param>
internal sealed record ListColumn(string Sql, ListColumnKind Kind = ListColumnKind.Text)
{
    /// <summary>What to sort by, where it is not <see cref="Sql"/> (names: the folded key).</summary>
    public string? Order { get; init; }
}
