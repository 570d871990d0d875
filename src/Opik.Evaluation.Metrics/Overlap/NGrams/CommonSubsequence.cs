using System.Buffers;
using System.Numerics;

namespace Opik.Evaluation.Overlap.NGrams;

/// <summary>
/// Length of the longest common subsequence, 64 places at a time: H. Hyyrö, "Bit-parallel LCS-length computation revisited"
/// (2004). O(|a|·|b| / 64).
/// </summary>
internal static class CommonSubsequence
{
    private const int Bits = 64;

    /// <param name="left">Symbols as numbers.</param>
    /// <param name="right">Symbols as numbers.</param>
    /// <param name="distinct">All numbers are below that.</param>
    public static int Length(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int distinct)
    {
        // What both begin and end with belongs to it.
        var begin = left.CommonPrefixLength(right);
        left = left[begin..];
        right = right[begin..];
        var end = 0;
        while (end < left.Length && end < right.Length && left[^(end + 1)] == right[^(end + 1)])
            end++;
        left = left[..^end];
        right = right[..^end];
        return begin + end + (left.Length <= right.Length ? Between(left, right, distinct) : Between(right, left, distinct));
    }

    private static int Between(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int distinct)
    {
        if (left.IsEmpty)
            return 0;
        var blocks = (left.Length + Bits - 1) / Bits;
        var size = checked(distinct * blocks);
        var masks = ArrayPool<ulong>.Shared.Rent(size);
        var rows = ArrayPool<ulong>.Shared.Rent(blocks);
        try
        {
            // Where in the left sequence each symbol stands.
            masks.AsSpan(0, size).Clear();
            for (var i = 0; i < left.Length; i++)
                masks[(left[i] * blocks) + (i / Bits)] |= 1UL << (i % Bits);
            rows.AsSpan(0, blocks).Fill(ulong.MaxValue);
            foreach (var symbol in right)
                Advance(rows.AsSpan(0, blocks), masks.AsSpan(symbol * blocks, blocks));
            return Zeros(rows.AsSpan(0, blocks), left.Length);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(masks);
            ArrayPool<ulong>.Shared.Return(rows);
        }
    }

    private static void Advance(Span<ulong> rows, ReadOnlySpan<ulong> matches)
    {
        var carry = 0UL;
        for (var block = 0; block < rows.Length; block++)
        {
            var row = rows[block];
            var hits = row & matches[block];
            var sum = unchecked(row + hits);
            var next = sum < row ? 1UL : 0UL;
            sum = unchecked(sum + carry);
            next |= sum < carry ? 1UL : 0UL;
            rows[block] = sum | (row & ~hits);
            carry = next;
        }
    }

    // A place of the left sequence adds to the length where its bit is no longer set.
    private static int Zeros(ReadOnlySpan<ulong> rows, int length)
    {
        var zeros = 0;
        for (var block = 0; block < rows.Length; block++)
        {
            var inside = Math.Min(Bits, length - (block * Bits));
            var mask = inside == Bits ? ulong.MaxValue : (1UL << inside) - 1;
            zeros += BitOperations.PopCount(~rows[block] & mask);
        }

        return zeros;
    }
}
