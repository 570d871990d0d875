namespace Opik.Storage.Sqlite;

/// <summary>One trace, span or thread as statistics see it. The same object is filled again for every row.</summary>
internal abstract class StatsRow
{
    /// <summary>Id of the trace or span; model id of the thread.</summary>
    public Guid Id { get; protected set; }

    /// <summary>The id whose time puts the row into an interval: its own, or of a thread its first trace in the range.</summary>
    public abstract Guid Moment { get; }

    /// <summary>Whether there is an error.</summary>
    public bool HasError { get; protected set; }

    /// <summary>Counts the row into <paramref name="cell"/>.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="weight">Rows that it stands for, in a sample.</param>
    public abstract void CountInto(RollupCell cell, int weight = 1);
}
