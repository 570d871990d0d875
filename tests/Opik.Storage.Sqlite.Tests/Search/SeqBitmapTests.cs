using FsCheck;
using FsCheck.Fluent;

namespace Opik.Storage.Sqlite.Tests.Search;

public sealed class SeqBitmapTests
{
    private static readonly Gen<long[]> Rows = Gen.Choose(0, 300_000).Select(number => (long)number).ListOf().Select(list => list.ToArray());

    [Fact]
    public void Behaves_like_a_sorted_set()
    {
        Prop.ForAll(Rows.ToArbitrary(), Rows.ToArbitrary(), (left, right) =>
        {
            var (and, or) = (Of(left), Of(left));
            and.And(Of(right));
            or.Or(Of(right));
            return Of(left).Descending().SequenceEqual(left.Distinct().OrderDescending())
                && and.Descending().SequenceEqual(left.Intersect(right).OrderDescending())
                && or.Descending().SequenceEqual(left.Union(right).OrderDescending())
                && or.Count == left.Union(right).LongCount()
                && right.All(row => and.Contains(row) == left.Contains(row))
                && !and.Contains(400_000);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_range_is_all_rows_between_its_ends()
    {
        Prop.ForAll(Gen.Choose(0, 200_000).ToArbitrary(), Gen.Choose(0, 500).ToArbitrary(), (first, length) =>
        {
            var rows = new SeqBitmap();
            rows.AddRange(first, first + length);
            return rows.Descending().Reverse().SequenceEqual(Enumerable.Range(first, length + 1).Select(row => (long)row));
        }).QuickCheckThrowOnFailure();
    }

    private static SeqBitmap Of(IEnumerable<long> rows)
    {
        var bitmap = new SeqBitmap();
        foreach (var row in rows)
            bitmap.Add(row);
        return bitmap;
    }
}
