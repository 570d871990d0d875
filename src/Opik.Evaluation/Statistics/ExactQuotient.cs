using System.Numerics;

namespace Opik.Evaluation.Statistics;

/// <summary>
/// Quotients of integers, and their roots, as the nearest double: more bits than a double has are computed, the lowest of them
/// says whether anything is left ("round to odd"), and the conversion rounds once.
/// https://www.lri.fr/~melquion/doc/08-tc.pdf
/// </summary>
internal static class ExactQuotient
{
    private const int Bits = 60;

    /// <summary><c>numerator / denominator * 2^exponent</c>; the denominator is positive.</summary>
    public static double ToDouble(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero)
            return 0;
        var magnitude = BigInteger.Abs(numerator);
        var shift = Bits + (int)(denominator.GetBitLength() - magnitude.GetBitLength());
        var quotient = BigInteger.DivRem(shift > 0 ? magnitude << shift : magnitude, shift < 0 ? denominator << -shift : denominator, out var rest);
        var value = Math.ScaleB((double)ToOdd((ulong)quotient, rest), exponent - shift);
        return numerator.Sign < 0 ? -value : value;
    }

    /// <summary><c>sqrt(numerator / denominator) * 2^exponent</c>; neither is negative.</summary>
    public static double RootToDouble(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero)
            return 0;
        // The shift is even, so that the root of the power of two is one.
        var shift = (2 * Bits) + (int)(denominator.GetBitLength() - numerator.GetBitLength());
        shift += shift & 1;
        var quotient = BigInteger.DivRem(shift > 0 ? numerator << shift : numerator, shift < 0 ? denominator << -shift : denominator, out var rest);
        var root = Root(quotient);
        return Math.ScaleB((double)ToOdd((ulong)root, rest + (quotient - (root * root))), exponent - (shift / 2));
    }

    private static ulong ToOdd(ulong value, BigInteger rest) => rest.IsZero ? value : value | 1;

    // The largest integer whose square is not larger, by Newton's method from above.
    private static BigInteger Root(BigInteger square)
    {
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (square / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
