using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A segment as the database knows it.</summary>
/// <param name="Id">Number; the file is <c>{Id}.sig</c>.</param>
/// <param name="Kind">Traces or spans.</param>
/// <param name="Width">Bits of each signature.</param>
/// <param name="Rows">Rows with padding, a multiple of 64.</param>
internal sealed record SegmentEntry(long Id, ScoredEntity Kind, int Width, int Rows)
{
    /// <summary>Bytes behind the header.</summary>
    public long Bytes => ((long)Width * Rows / 8) + (Rows * 8L);
}
