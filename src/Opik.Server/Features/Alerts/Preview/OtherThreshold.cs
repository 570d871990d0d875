namespace Opik.Server.Features.Alerts.Preview;

/// <summary>How often a condition would have been met with another threshold.</summary>
internal sealed record OtherThreshold(decimal Threshold, int Count)
{
    private static readonly decimal[] Round = [1, 2, 3, 5, 10];

    /// <summary>The round numbers (1, 2, 3, 5 times a power of ten) below and above; none for what is not above zero.</summary>
    public static IEnumerable<decimal> Near(decimal threshold)
    {
        if (threshold <= 0 || threshold > 1_000_000_000_000m || threshold < 0.000_001m)
            return [];
        var power = 1m;
        while (power * 10 <= threshold)
            power *= 10;
        while (power > threshold)
            power /= 10;
        var scale = Round.Select(number => number * power / 10).Concat(Round.Select(number => number * power)).Append(20 * power).Distinct().ToList();
        return [scale.Last(number => number < threshold), scale.First(number => number > threshold)];
    }
}
