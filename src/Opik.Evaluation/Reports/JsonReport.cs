using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Results;
using Opik.Evaluation.Statistics;

namespace Opik.Evaluation.Reports;

/// <summary>
/// A result as JSON: <c>{"experiment_id": …, "scores": {"equals_metric": {"mean": 1, …}}, "results": [{"trace_id": …, "scores": [{…}]}]}</c>.
/// </summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(EvaluationResult result, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, Readable);
        writer.WriteStartObject();
        writer.WriteString("experiment_id"u8, result.ExperimentId);
        writer.WriteString("experiment_name"u8, result.ExperimentName);
        writer.WriteString("experiment_url"u8, result.ExperimentUrl?.AbsoluteUri);
        writer.WriteString("dataset_id"u8, result.DatasetId);
        writer.WriteString("dataset_name"u8, result.DatasetName);
        writer.WriteNumber("trial_count"u8, result.TrialCount);
        writer.WriteNumber("items"u8, result.ItemCount);
        writer.WriteNumber("runs"u8, result.RunCount);
        writer.WriteNumber("duration_seconds"u8, result.Duration.TotalSeconds);
        writer.WriteStartObject("scores"u8);
        foreach (var (name, statistics) in result.Scores)
            Write(writer, name, statistics);
        writer.WriteEndObject();
        writer.WriteStartArray("experiment_scores"u8);
        foreach (var score in result.ExperimentScores)
            RunPayloads.Write(writer, score);
        writer.WriteEndArray();
        writer.WriteStartArray("results"u8);
        foreach (var run in result.TestResults)
            Write(writer, run);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ScoreStatistics statistics)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("mean"u8, statistics.Mean);
        writer.WriteNumber("min"u8, statistics.Min);
        writer.WriteNumber("max"u8, statistics.Max);
        if (statistics.StandardDeviation is { } deviation)
            writer.WriteNumber("std"u8, deviation);
        else
            writer.WriteNull("std"u8);
        writer.WriteNumber("count"u8, statistics.Values.Count);
        writer.WriteNumber("failed_count"u8, statistics.FailedCount);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TestResult run)
    {
        writer.WriteStartObject();
        writer.WriteString("dataset_item_id"u8, run.TestCase.DatasetItemId);
        writer.WriteNumber("trial_id"u8, run.TrialId);
        writer.WriteString("trace_id"u8, run.TestCase.TraceId);
        writer.WritePropertyName("dataset_item"u8);
        run.TestCase.DatasetItem.Data.WriteTo(writer);
        writer.WritePropertyName("task_output"u8);
        run.TestCase.TaskOutput.WriteTo(writer);
        if (run.TaskExecutionTime is { } task)
            writer.WriteNumber("task_seconds"u8, task.TotalSeconds);
        if (run.ScoringTime is { } scoring)
            writer.WriteNumber("scoring_seconds"u8, scoring.TotalSeconds);
        writer.WriteStartArray("scores"u8);
        foreach (var score in run.ScoreResults)
            RunPayloads.Write(writer, score);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
