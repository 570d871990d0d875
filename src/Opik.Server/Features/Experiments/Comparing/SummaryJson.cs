using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Experiments in figures, as the wire has them (docs/api-extensions.md).</summary>
internal static class SummaryJson
{
    public static void Write(Utf8JsonWriter writer, ComparisonSummary summary)
    {
        writer.WriteString("baseline"u8, summary.BaselineId);
        writer.WriteNumber("items"u8, summary.Items);
        writer.WriteNumber("shared_items"u8, summary.SharedItems);
        writer.WriteString("interval"u8, "95 % of the mean paired difference, Student's t"u8);
        writer.WriteStartArray("metrics"u8);
        foreach (var metric in summary.Metrics)
            WriteMetric(writer, metric);
        writer.WriteEndArray();
    }

    private static void WriteMetric(Utf8JsonWriter writer, MetricSummary metric)
    {
        writer.WriteStartObject();
        writer.WriteString("metric"u8, metric.Metric.ToString());
        writer.WriteString("kind"u8, metric.Metric.Kind switch
        {
            MetricKind.Score => "score"u8,
            MetricKind.Passed => "passed"u8,
            MetricKind.Assertion => "assertion"u8,
            MetricKind.Duration => "duration"u8,
            MetricKind.Cost => "cost"u8,
            _ => "tokens"u8,
        });
        writer.WriteTextIfAny("name"u8, metric.Metric.Name.Length == 0 ? null : metric.Metric.Name);
        writer.WriteString("polarity"u8, metric.LowerIsBetter ? "lower"u8 : "higher"u8);
        writer.WriteNumber("noise"u8, metric.Noise.Value);
        writer.WriteBoolean("noise_is_share"u8, metric.Noise.IsShare);
        writer.WriteStartArray("experiments"u8);
        foreach (var experiment in metric.Experiments)
            WriteExperiment(writer, experiment);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteExperiment(Utf8JsonWriter writer, MetricOfExperiment of)
    {
        writer.WriteStartObject();
        writer.WriteString("experiment_id"u8, of.ExperimentId);
        writer.WriteNumber("count"u8, of.Count);
        writer.WriteNumberIfAny("mean"u8, of.Mean);
        writer.WriteNumberIfAny("deviation"u8, of.Deviation);
        writer.WriteNumberIfAny("p50"u8, of.Median);
        writer.WriteNumberIfAny("p95"u8, of.P95);
        writer.WriteNumberIfAny("run_deviation"u8, of.Spread);
        WriteBins(writer, "bins", of.Bins);
        if (of.Difference is { } difference)
            WriteDifference(writer, difference);
        writer.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter writer, PairedDifference difference)
    {
        writer.WriteStartObject("difference"u8);
        writer.WriteNumber("pairs"u8, difference.Pairs);
        writer.WriteNumberIfAny("mean"u8, difference.Mean);
        writer.WriteNumberIfAny("low"u8, difference.Low);
        writer.WriteNumberIfAny("high"u8, difference.High);
        writer.WriteBoolean("significant"u8, difference.IsSignificant);
        writer.WriteNumber("won"u8, difference.Won);
        writer.WriteNumber("lost"u8, difference.Lost);
        writer.WriteNumber("tied"u8, difference.Tied);
        WriteBins(writer, "bins", difference.Bins);
        writer.WriteEndObject();
    }

    private static void WriteBins(Utf8JsonWriter writer, string member, ValueBins? bins)
    {
        if (bins is null)
            return;
        writer.WriteStartObject(member);
        writer.WriteNumber("from"u8, bins.From);
        writer.WriteNumber("to"u8, bins.To);
        writer.WriteStartArray("counts"u8);
        foreach (var count in bins.Counts)
            writer.WriteNumberValue(count);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
