using System.Runtime.InteropServices;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Durations in logarithmic buckets (see <see cref="LogBuckets"/>). Sketches add up, and what was added can be taken
/// out again without a trace: a roll-up follows updates and deletes exactly. A sketch may also hold a difference, with
/// negative numbers, until it is added to the one it changes.
/// </summary>
internal sealed class LogSketch : DurationSet
{
    private readonly Dictionary<int, long> _buckets = [];

    /// <inheritdoc />
    public override long Count
    {
        get
        {
            var sum = 0L;
            foreach (var count in _buckets.Values)
                sum += count;
            return sum;
        }
    }

    /// <summary>True when nothing is left.</summary>
    public bool IsEmpty => _buckets.Count == 0;

    /// <inheritdoc />
    public override void Add(long microseconds, int sign) => AddBucket(LogBuckets.Of(microseconds), sign);

    /// <inheritdoc />
    public override void Add(LogSketch sketch, int sign)
    {
        foreach (var (bucket, count) in sketch._buckets)
            AddBucket(bucket, sign * count);
    }

    /// <inheritdoc />
    public override double? Quantile(double quantile)
    {
        var sorted = Sorted();
        var total = 0L;
        foreach (var (_, count) in sorted)
            total += count;
        if (total == 0)
            return null;
        var rank = quantile * (total - 1);
        var lower = (long)Math.Floor(rank);
        var low = ValueAt(sorted, lower);
        return lower == rank ? low : low + ((rank - lower) * (ValueAt(sorted, lower + 1) - low));
    }

    /// <summary>Writes the buckets in order, as differences, and a bucket of 0 values as the end.</summary>
    public void Encode(CellWriter writer)
    {
        var previous = 0;
        foreach (var (bucket, count) in Sorted())
            Write(writer, bucket, count, ref previous);
        End(writer);
    }

    /// <summary>Adds what <see cref="Encode"/> wrote.</summary>
    public void AddEncoded(ref CellReader reader)
    {
        var bucket = 0;
        while (TryRead(ref reader, ref bucket, out var count))
            AddBucket(bucket, count);
    }

    /// <summary>Writes the sum of a stored sketch and this one, bucket by bucket as they come; false when nothing is left.</summary>
    public bool Merge(ref CellReader stored, CellWriter writer)
    {
        var (storedBucket, previous, any, next) = (0, 0, false, 0);
        var own = Sorted();
        var more = TryRead(ref stored, ref storedBucket, out var storedCount);
        while (more || next < own.Count)
        {
            var takeStored = more && (next == own.Count || storedBucket <= own[next].Key);
            var takeOwn = next < own.Count && (!more || own[next].Key <= storedBucket);
            var bucket = takeStored ? storedBucket : own[next].Key;
            var count = (takeStored ? storedCount : 0) + (takeOwn ? own[next].Value : 0);
            if (count != 0)
                Write(writer, bucket, count, ref previous);
            any |= count != 0;
            next += takeOwn ? 1 : 0;
            if (takeStored)
                more = TryRead(ref stored, ref storedBucket, out storedCount);
        }

        End(writer);
        return any;
    }

    private static void Write(CellWriter writer, int bucket, long count, ref int previous)
    {
        writer.Signed(bucket - previous);
        writer.Signed(count);
        previous = bucket;
    }

    private static void End(CellWriter writer)
    {
        writer.Signed(0);
        writer.Signed(0);
    }

    private static bool TryRead(ref CellReader reader, ref int bucket, out long count)
    {
        bucket += (int)reader.Signed();
        count = reader.Signed();
        return count != 0;
    }

    private void AddBucket(int bucket, long count)
    {
        ref var stored = ref CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _);
        stored += count;
        if (stored == 0)
            _buckets.Remove(bucket);
    }

    private List<KeyValuePair<int, long>> Sorted()
    {
        var sorted = new List<KeyValuePair<int, long>>(_buckets);
        sorted.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        return sorted;
    }

    private static double ValueAt(List<KeyValuePair<int, long>> sorted, long rank)
    {
        foreach (var (bucket, count) in sorted)
        {
            if (rank < count)
                return LogBuckets.Value(bucket);
            rank -= count;
        }

        return LogBuckets.Value(sorted[^1].Key);
    }
}
