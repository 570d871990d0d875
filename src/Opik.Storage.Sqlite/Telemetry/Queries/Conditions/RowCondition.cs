namespace Opik.Storage.Sqlite;

/// <summary>What one clause of a filter means for the narrow row.</summary>
/// <param name="Sql">Condition on the row; null when there is none.</param>
internal sealed record RowCondition(string? Sql)
{
    /// <summary>A condition that no row meets.</summary>
    public static RowCondition Never { get; } = new("0");

    /// <summary>A condition that every row meets.</summary>
    public static RowCondition Always { get; } = new((string?)null);

    /// <summary>The way to the rows that <see cref="Sql"/> opens.</summary>
    public RowDriver Driver { get; init; } = RowDriver.Project;

    /// <summary>
    /// For a driver whose column may have several values: those values (long or string). Each alone is walked newest first, so
    /// that they can be merged.
    /// </summary>
    public IReadOnlyCollection<object>? Arms { get; init; }

    /// <summary>Rows that can meet it, when that is known beforehand; others cannot.</summary>
    public SeqBitmap? Candidates { get; init; }

    /// <summary>Of a free text: the rows that have it in their columns, when they were collected.</summary>
    public SeqBitmap? InColumns { get; init; }

    /// <summary>What must be tested in the payload.</summary>
    public PayloadCondition? Payload { get; init; }

    /// <summary>Whether <see cref="Sql"/> reads the totals of traces.</summary>
    public bool NeedsTotals { get; init; }

    /// <summary>True or false for every row.</summary>
    public static RowCondition Constant(bool value) => value ? Always : Never;
}
