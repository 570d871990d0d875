using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Tests.PythonRules;

public class FixedDecimalsTests
{
    [Theory]
    [InlineData(0.03125, 4, "0.0312")]
    [InlineData(0.09375, 4, "0.0938")]
    [InlineData(-0.03125, 4, "-0.0312")]
    [InlineData(2.5, 0, "2")]
    [InlineData(0.5, 0, "0")]
    [InlineData(-0.0, 2, "-0.00")]
    [InlineData(-0.001, 2, "-0.00")]
    [InlineData(1e22, 2, "10000000000000000000000.00")]
    [InlineData(0.1, 20, "0.10000000000000000555")]
    [InlineData(double.Epsilon, 3, "0.000")]
    public void ExactTiesGoToEven(double number, int decimals, string text) => Assert.Equal(text, PythonFloat.Fixed(number, decimals));

    [Fact]
    public void TheExactBinaryValueIsRounded() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        Gen.Choose(0, 40).ToArbitrary(),
        Gen.Choose(0, 8).ToArbitrary(),
        (mantissa, places, decimals) => PythonFloat.Fixed(Math.ScaleB(mantissa, -places), decimals) == Expected(mantissa, places, decimals)).QuickCheckThrowOnFailure();

    // mantissa / 2^places to decimals, by whole numbers.
    private static string Expected(int mantissa, int places, int decimals)
    {
        var quotient = BigInteger.DivRem(mantissa * BigInteger.Pow(10, decimals), BigInteger.One << places, out var rest);
        var order = (rest * 2).CompareTo(BigInteger.One << places);
        if (order > 0 || (order == 0 && !quotient.IsEven))
            quotient++;
        var text = quotient.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? text : $"{text[..^decimals]}.{text[^decimals..]}";
    }
}
