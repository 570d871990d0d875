using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Key of a stored roll-up.</summary>
internal readonly record struct RollupKey(long Project, RollupKind Kind, RollupDimension Dimension, int Hour, long Term, EntitySource Source)
{
    /// <summary>Term of rows that have none.</summary>
    public const long NoTerm = 0;

    /// <summary>Term that stands for all terms that are not counted apart.</summary>
    public const long OtherTerms = -1;
}
