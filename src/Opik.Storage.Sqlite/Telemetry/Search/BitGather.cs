using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Opik.Storage.Sqlite;

/// <summary>Takes chosen bits out of a row of bits and puts them side by side.</summary>
internal static class BitGather
{
    /// <summary>Number of words that <paramref name="bits"/> bits fill.</summary>
    public static int Words(int bits) => (bits + 63) / 64;

    /// <summary>
    /// Writes the bits of <paramref name="source"/> that are set in <paramref name="mask"/> one after the other into
    /// <paramref name="target"/>, which has room for exactly as many; what is left of its last word becomes 0.
    /// </summary>
    public static void Extract(ReadOnlySpan<ulong> source, ReadOnlySpan<ulong> mask, Span<ulong> target)
    {
        target.Clear();
        var position = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var chosen = mask[i];
            if (chosen == 0)
                continue;
            var bits = Extract(source[i], chosen);
            var (word, shift) = (position >> 6, position & 63);
            target[word] |= bits << shift;
            var count = BitOperations.PopCount(chosen);
            if (shift + count > 64)
                target[word + 1] = bits >> (64 - shift);
            position += count;
        }
    }

    private static ulong Extract(ulong bits, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitExtract(bits, mask);
        var extracted = 0UL;
        for (var position = 0; mask != 0; mask &= mask - 1, position++)
            extracted |= ((bits >> BitOperations.TrailingZeroCount(mask)) & 1) << position;
        return extracted;
    }
}
