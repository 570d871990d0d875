using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts.PythonRules;

namespace Opik.Sdk.Tests.Text;

public sealed class PythonTextTests
{
    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1e-4, "0.0001")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "nan")]
    public void A_float_prints_as_in_python(double number, string text) => Assert.Equal(text, PythonFloat.Text(number));

    [Fact]
    public void A_printed_float_reads_back_as_itself()
    {
        Prop.ForAll(ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).ToArbitrary(), number =>
            double.Parse(PythonFloat.Text(number), CultureInfo.InvariantCulture).Equals(number)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    // Of the exact binary value: 2.675 lies below, 0.125 on the tie, 0.03125 as well.
    [Theory]
    [InlineData(2.675, 2, "2.67")]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(0.375, 2, "0.38")]
    [InlineData(0.03125, 4, "0.0312")]
    [InlineData(-1.5, 0, "-2")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1e22, 1, "10000000000000000000000.0")]
    public void Decimals_are_those_of_the_exact_value(double number, int decimals, string text) => Assert.Equal(text, PythonFloat.Fixed(number, decimals));

    [Theory]
    [InlineData("it's", "\"it's\"")]
    [InlineData("a'b\"c", "'a\\'b\"c'")]
    [InlineData("\n\u0001é\u00a0\u200b🎉", "'\\n\\x01é\\xa0\\u200b🎉'")]
    public void A_text_is_quoted_as_in_python(string text, string quoted) => Assert.Equal(quoted, PythonLiteral.Quote(text));

    [Theory]
    [InlineData("ΟΔΟΣ Σ ΑΣΒ", "οδος σ ασβ")]
    [InlineData("İ", "i\u0307")]
    [InlineData("ẞ", "ß")]
    public void Lower_case_is_that_of_unicode(string text, string lower) => Assert.Equal(lower, PythonCase.Lower(text));

    [Fact]
    public void Any_pattern_is_translated_or_refused()
    {
        var pieces = Gen.Elements("(", ")", "[", "]", "^", "-", "\\", "\\w", "\\W", "\\b", "\\Z", "\\U0001F600", "(?P<n>", "(?P=n)", "(?i)", "{,2}", "{", "a", "🎉", "\ud83d", ".", "*", "+", "?", "|", "$", "\\1", "(?<=", "(?!");

        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), pattern =>
        {
            try
            {
                var regex = new PythonRegex(pattern);
                regex.Replace("a🎉b aa", PythonReplacement.Parse("x", regex));
                return true;
            }
            catch (Exception refused) when (refused is ArgumentException or RegexMatchTimeoutException)
            {
                return refused.Message.Length > 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }
}
