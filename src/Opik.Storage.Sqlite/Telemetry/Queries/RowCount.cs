namespace Opik.Storage.Sqlite;

/// <summary>A number of rows.</summary>
/// <param name="Rows">The number.</param>
/// <param name="Estimated">True when it is extrapolated.</param>
internal readonly record struct RowCount(long Rows, bool Estimated)
{
    /// <summary>Of <paramref name="all"/> rows <paramref name="seen"/> were looked at, of which <paramref name="hits"/> count.</summary>
    public static RowCount Extrapolate(long hits, long seen, long all) =>
        new(seen == 0 ? all : Math.Max(hits, (long)Math.Round((double)hits * all / seen)), true);
}
