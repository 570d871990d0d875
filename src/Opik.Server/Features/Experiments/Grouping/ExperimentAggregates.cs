using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Grouping;

/// <summary>Numbers over a group: sums, and averages in which every experiment counts once.</summary>
internal static class ExperimentAggregates
{
    /// <summary>Writes the member <c>aggregations</c>.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ExperimentFacts> experiments)
    {
        var totals = experiments.Select(experiment => experiment.Totals!).ToList();
        writer.WriteStartObject("aggregations"u8);
        writer.WriteNumber("experiment_count"u8, experiments.Count);
        writer.WriteNumber("trace_count"u8, totals.Sum(total => total.TraceCount));
        WriteCost(writer, "total_estimated_cost"u8, totals.Sum(total => total.Cost ?? 0));
        WriteCost(writer, "total_estimated_cost_avg"u8, totals.Average(total => total.CostAverage) ?? 0);
        var durations = totals.Select(total => total.Duration).OfType<Percentiles>().ToList();
        if (durations.Count > 0)
            ExperimentJson.WriteDuration(writer, new Percentiles(durations.Average(one => one.P50), durations.Average(one => one.P90), durations.Average(one => one.P99)));
        ExperimentJson.WriteScores(writer, "feedback_scores"u8, Averages(totals.SelectMany(total => total.FeedbackScores).Select(score => (score.Key, score.Value))));
        ExperimentJson.WriteScores(writer, "experiment_scores"u8, Averages(experiments.SelectMany(experiment => experiment.Scores).Select(score => (score.Name, (double)score.Value))));
        if (totals.Average(total => total.PassRate) is { } rate)
        {
            writer.WriteNumber("pass_rate_avg"u8, rate);
            writer.WriteNumber("passed_count_sum"u8, totals.Sum(total => total.PassedCount ?? 0));
            writer.WriteNumber("total_count_sum"u8, totals.Sum(total => total.TotalCount ?? 0));
        }

        writer.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter writer, ReadOnlySpan<byte> member, double cost)
    {
        if (cost > 0)
            writer.WritePlainNumber(member, Math.Round((decimal)cost, 12));
    }

    private static IEnumerable<(string Name, double Value)> Averages(IEnumerable<(string Name, double Value)> scores) =>
        [.. scores.GroupBy(score => score.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Math.Round(group.Average(score => score.Value), 9)))];
}
