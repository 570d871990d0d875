namespace Opik.Storage.Sqlite;

/// <summary>The usual lengths of an interval.</summary>
internal static class HistogramSteps
{
    private static readonly TimeSpan[] Usual =
    [
        .. Array.ConvertAll([1, 2, 5, 10, 15, 30], static minutes => TimeSpan.FromMinutes(minutes)),
        .. Array.ConvertAll([1, 2, 3, 6, 12], static hours => TimeSpan.FromHours(hours)),
        .. Array.ConvertAll([1, 7, 28, 91, 364], static days => TimeSpan.FromDays(days)),
    ];

    /// <summary>The shortest that needs no more than <paramref name="most"/> intervals.</summary>
    public static TimeSpan For(TimeSpan range, int most)
    {
        foreach (var step in Usual)
        {
            if (range / step <= most - 1)
                return step;
        }

        return Usual[^1] * Math.Ceiling(range / Usual[^1] / Math.Max(1, most - 1));
    }
}
