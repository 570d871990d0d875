using System.Globalization;
using System.Text.RegularExpressions;
using Opik.Evaluation;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>
/// How near a number is to another: 1 − |a − b| / max(|a|, |b|), not below 0; 1 where both are 0. Of a text with words its last
/// number counts: "The answer is 42." is 42. A comma in front of three digits groups them.
/// </summary>
internal static partial class NumericalSimilarity
{
    /// <summary>The score; 0 where the output has no number.</summary>
    /// <exception cref="MetricComputationException">The reference has no number.</exception>
    public static double Of(string output, string reference)
    {
        var expected = Number(reference) ?? throw new MetricComputationException($"The reference is no number: {reference}");
        if (Number(output) is not { } found)
            return 0;
        var largest = Math.Max(Math.Abs(expected), Math.Abs(found));
        return largest == 0 ? 1 : Math.Max(0, 1 - (Math.Abs(expected - found) / largest));
    }

    private static double? Number(string text) =>
        Numbers().Matches(text).LastOrDefault() is { } match
        && double.TryParse(match.Value.Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex(@"(?<![\w.])[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
