using System.Numerics;

namespace Opik.Evaluation.Statistics;

/// <summary>
/// Mean and deviation of the sample without an error of summing: every double is an integer times a power of two, so sums are
/// exact integers and each result is rounded once. Plain summing loses the 1 in 1e16, 1, -1e16.
/// </summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Standard deviation with divisor n - 1; null below two values.</param>
internal readonly record struct ExactMoments(double Mean, double? StandardDeviation)
{
    /// <param name="values">At least one; all finite.</param>
    public static ExactMoments Of(IReadOnlyList<double> values)
    {
        var unit = int.MaxValue;
        foreach (var value in values)
        {
            if (value != 0)
                unit = Math.Min(unit, Parts(value).Exponent);
        }

        // All are zero.
        if (unit == int.MaxValue)
            return new(0, values.Count < 2 ? null : 0);
        var (sum, squares) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var value in values)
        {
            var (mantissa, exponent) = Parts(value);
            var scaled = mantissa == 0 ? BigInteger.Zero : (BigInteger)mantissa << (exponent - unit);
            sum += scaled;
            squares += scaled * scaled;
        }

        BigInteger n = values.Count;
        var mean = ExactQuotient.ToDouble(sum, n, unit);
        return new(mean, values.Count < 2 ? null : ExactQuotient.RootToDouble((n * squares) - (sum * sum), n * (n - 1), unit));
    }

    // value = mantissa * 2^exponent; the mantissa is odd, so that typical scores need few bits.
    private static (long Mantissa, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (exponent == 0)
            exponent++;
        else
            mantissa |= 1L << 52;
        if (mantissa == 0)
            return (0, 0);
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        return (bits < 0 ? -(mantissa >> zeros) : mantissa >> zeros, exponent - 1075 + zeros);
    }
}
