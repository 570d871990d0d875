using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Numbers by interval, in columns of equal length, as <see cref="HistogramJson"/> writes them.</summary>
internal sealed record LogHistogramShape(
    DateTime Start, long StepMs, bool Estimated, double Sample, IReadOnlyList<double> Count, IReadOnlyList<double> Errors, IReadOnlyList<double?> P50, IReadOnlyList<double?> P95,
    IReadOnlyList<double> Cost, IReadOnlyList<double> Tokens);

/// <summary>Measures by time and group.</summary>
internal sealed record LogSeriesShape(DateTime Start, long StepMs, bool Estimated, double Sample, int Groups, IReadOnlyList<LogSeriesShape.LogLine> Series)
{
    /// <summary>A line of a chart; <c>others</c>: all groups that have no line of their own.</summary>
    internal sealed record LogLine(string Measure, bool? Others, string? Group, long Rows, double? Total, IReadOnlyList<double?> Values);
}

/// <summary>Key figures of a range; <c>previous</c> are those of the equal range before.</summary>
internal sealed record LogFiguresShape(LogFiguresShape.RangeFigures Current, LogFiguresShape.RangeFigures? Previous)
{
    /// <summary>Figures of one range. Durations are milliseconds, cost is USD.</summary>
    internal sealed record RangeFigures(
        bool Estimated, double Sample, double Count, double Errors, double? P50, double? P90, double? P95, double? P99, double? Avg, double Cost, double Tokens, IReadOnlyDictionary<string, double> FeedbackScores);
}

/// <summary>How many rows of each level a range holds.</summary>
internal sealed record LogCountsShape(LogCountsShape.LevelCount Threads, LogCountsShape.LevelCount Traces, LogCountsShape.LevelCount Spans)
{
    /// <summary>Rows of a level; <c>failed</c> have an error, and is left out for threads.</summary>
    internal sealed record LevelCount(long Total, long? Failed, bool Estimated);
}

/// <summary>Values of a field with their counts.</summary>
internal sealed record LogValuesShape(bool Estimated, double Sample, bool Complete, IReadOnlyList<LogValuesShape.CountedValue> Values)
{
    /// <summary>One value.</summary>
    internal sealed record CountedValue(string Value, long Count);
}

/// <summary>What the list would have without each part of its filter.</summary>
internal sealed record LogPartsShape(IReadOnlyList<LogPartsShape.FilterPart> Parts)
{
    /// <summary>A part; <c>index</c> is that of a condition.</summary>
    internal sealed record FilterPart([property: AllowedValues("filter", "search", "range")] string Part, int? Index, long Without, bool Estimated);
}

/// <summary>Percentiles by name of the runs.</summary>
internal sealed record LogPercentilesShape(IReadOnlyList<LogPercentilesShape.PercentilesOfName> Names)
{
    /// <summary>Those of one name.</summary>
    internal sealed record PercentilesOfName(string Name, long Count, long Sample, Quantiles? Duration, Quantiles? Cost);

    /// <summary>Three percentiles.</summary>
    internal sealed record Quantiles(double P50, double P95, double P99);
}

/// <summary>Where one run lies among those of its name.</summary>
internal sealed record LogDistributionShape(long Count, long Sample, LogDistributionShape.RunBins? Duration, LogDistributionShape.RunBins? Cost)
{
    /// <summary>Runs by bounds; <c>below</c> is the share of runs that are less than the one asked about.</summary>
    internal sealed record RunBins(long Runs, double? Below, IReadOnlyList<double> Bounds, IReadOnlyList<long> Counts);
}

/// <summary>What distinguishes a part of a list from the rest.</summary>
internal sealed record LogDifferencesShape(long SelectedRows, long RestRows, long Compared, bool Sampled, IReadOnlyList<LogDifferencesShape.DifferingValue> Values)
{
    /// <summary>A value with its shares on both sides.</summary>
    internal sealed record DifferingValue(string Field, string? Key, string Value, double Selected, double Rest, double Lift, double P);
}
