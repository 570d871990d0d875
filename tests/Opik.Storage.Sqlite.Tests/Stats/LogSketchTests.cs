using FsCheck;
using FsCheck.Fluent;
using Opik.Storage.Sqlite;
using Xunit;

namespace Opik.Storage.Sqlite.Tests.Stats;

public sealed class LogSketchTests
{
    private static readonly double[] Quantiles = [0, 0.01, 0.25, 0.5, 0.9, 0.99, 1];

    // Microseconds from nothing to weeks, also negative ones, which clocks that were set back give.
    private static readonly Arbitrary<long[]> Durations = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(value => (long)value),
        Gen.Choose(0, int.MaxValue).Select(value => (long)value),
        Gen.Choose(1, 1_000_000).Select(value => value * 1_000_000L)).ArrayOf().ToArbitrary();

    [Fact]
    public void Every_quantile_is_within_one_percent_of_the_exact_one() => Prop.ForAll(Durations, values =>
    {
        var sketch = Sketch(values);
        var exact = new ExactDurations();
        foreach (var value in values)
            exact.Add(value, 1);
        foreach (var quantile in Quantiles)
        {
            if (sketch.Quantile(quantile) is not { } estimate)
                return values.Length == 0;
            // Between two values of different signs interpolation mixes both errors.
            var (low, high) = Neighbours(values, quantile);
            var allowed = LogBuckets.RelativeError * Math.Max(Math.Abs(low), Math.Abs(high)) * 1.0000001;
            if (Math.Abs(estimate - exact.Quantile(quantile)!.Value) > allowed)
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_merged_sketch_equals_the_sketch_of_all_values() => Prop.ForAll(Durations, Durations, (first, second) =>
    {
        var merged = Sketch(first);
        merged.Add(Sketch(second), 1);
        return Encoded(merged).SequenceEqual(Encoded(Sketch([.. first, .. second])));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_taken_out_leaves_no_trace() => Prop.ForAll(Durations, Durations, (kept, removed) =>
    {
        var sketch = Sketch([.. removed, .. kept]);
        foreach (var value in removed)
            sketch.Add(value, -1);
        return Encoded(sketch).SequenceEqual(Encoded(Sketch(kept))) && sketch.Count == kept.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_reads_back_as_it_was_written() => Prop.ForAll(Durations, values =>
    {
        var cell = new RollupCell { Count = values.Length, Errors = 3, Tags = long.MaxValue, Cost = Int128.MaxValue / 3, DurationSum = Int128.MinValue / 5 };
        foreach (var value in values)
            cell.Durations.Add(value, 1);
        cell.Usage.Add("original_usage.größe", long.MinValue, 7);
        var writer = new CellWriter();
        var read = new RollupCell();
        RollupCodec.AddEncoded(read, RollupCodec.Encode(cell, writer));
        read.Add(cell, -1);
        return read.IsZero;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Values_of_the_whole_range_have_buckets_in_their_order()
    {
        long[] values = [long.MinValue + 1, -1_000_000, -1, 0, 1, 2, 50, 1_000_000, long.MaxValue];
        var buckets = values.Select(LogBuckets.Of).ToList();
        Assert.Equal(buckets.Order(), buckets);
        Assert.Equal(buckets.Count, buckets.Distinct().Count());
    }

    private static LogSketch Sketch(IEnumerable<long> values)
    {
        var sketch = new LogSketch();
        foreach (var value in values)
            sketch.Add(value, 1);
        return sketch;
    }

    private static byte[] Encoded(LogSketch sketch)
    {
        var writer = new CellWriter();
        sketch.Encode(writer);
        return writer.Written.ToArray();
    }

    private static (long Low, long High) Neighbours(long[] values, double quantile)
    {
        var sorted = values.Order().ToArray();
        var rank = quantile * (sorted.Length - 1);
        return (sorted[(int)Math.Floor(rank)], sorted[(int)Math.Ceiling(rank)]);
    }
}
