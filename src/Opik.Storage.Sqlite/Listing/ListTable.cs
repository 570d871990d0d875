namespace Opik.Storage.Sqlite;

/// <summary>A list of small entities that is filtered, sorted and paged in SQL.</summary>
internal sealed class ListTable
{
    /// <summary>Table or join behind FROM.</summary>
    public required string From { get; init; }

    /// <summary>Columns behind SELECT.</summary>
    public required string Columns { get; init; }

    /// <summary>Fields that filters and sorting may name, by their name on the wire.</summary>
    public required IReadOnlyDictionary<string, ListColumn> Fields { get; init; }

    /// <summary>Unique column that orders rows with nothing else to tell them apart, and all rows when no order is asked for; newest first.</summary>
    public string Id { get; init; } = "id";
}
