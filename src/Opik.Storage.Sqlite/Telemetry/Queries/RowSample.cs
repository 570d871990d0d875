namespace Opik.Storage.Sqlite;

/// <summary>
/// One row of so many, by a hash of the row number: spread evenly over any range, the same rows each time, and decided in
/// an index without the row. A multiple of a stride keeps a part of what the stride keeps.
/// </summary>
internal static class RowSample
{
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, §6.4): consecutive numbers fall far apart. The product
    // stays below 2^63 for three billion rows.
    private const long Multiplier = 2_654_435_761;
    private const int Shift = 15;
    private const long Mask = 0x1FFFF;

    /// <summary>Condition on a row number.</summary>
    /// <param name="seq">The column.</param>
    /// <param name="stride">Place of the stride, such as <c>?4</c>.</param>
    public static string Sql(string seq, string stride) => $"((({seq} * {Multiplier}) >> {Shift}) & {Mask}) % {stride} = 0";

    /// <summary>The same condition on a row that has been read.</summary>
    public static bool Keeps(long seq, int stride) => stride <= 1 || (((seq * Multiplier) >> Shift) & Mask) % stride == 0;

    /// <summary>The smallest power of two with which at most about <paramref name="limit"/> of <paramref name="rows"/> are kept.</summary>
    public static int Stride(long rows, int limit)
    {
        var stride = 1;
        while (rows / stride > limit)
            stride *= 2;
        return stride;
    }
}
