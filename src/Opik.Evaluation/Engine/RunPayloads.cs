using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Capture;
using Opik.Evaluation.Functions;

namespace Opik.Evaluation.Engine;

/// <summary>Inputs and outputs of the spans that an evaluation makes, in the shapes of the official client.</summary>
internal static class RunPayloads
{
    /// <summary><c>{"item": {…}}</c>: the argument of the task.</summary>
    public static byte[] TaskInput(byte[] item)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        scratch.Writer.WriteStartObject();
        scratch.Writer.WritePropertyName("item"u8);
        scratch.Writer.WriteRawValue(item, skipInputValidation: true);
        scratch.Writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary><c>{"test_case_": {"trace_id": …, "dataset_item_id": …, "task_output": {…}, "dataset_item_content": {…}}, "trial_id": 0}</c>.</summary>
    public static byte[] CalculationInput(in PlannedRun run, Guid traceId, byte[] output)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        var writer = scratch.Writer;
        writer.WriteStartObject();
        writer.WriteStartObject("test_case_"u8);
        writer.WriteString("trace_id"u8, traceId);
        writer.WriteString("dataset_item_id"u8, run.Item.Id);
        writer.WritePropertyName("task_output"u8);
        writer.WriteRawValue(output, skipInputValidation: true);
        writer.WritePropertyName("dataset_item_content"u8);
        writer.WriteRawValue(run.Item.Json, skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteNumber("trial_id"u8, run.TrialId);
        writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary><c>{"output": {"score_results": [{…}], "trial_id": 0}}</c>.</summary>
    public static byte[] CalculationOutput(IReadOnlyList<ScoreResult> scores, int trialId)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        var writer = scratch.Writer;
        writer.WriteStartObject();
        writer.WriteStartObject("output"u8);
        writer.WriteStartArray("score_results"u8);
        foreach (var score in scores)
            Write(writer, score);
        writer.WriteEndArray();
        writer.WriteNumber("trial_id"u8, trialId);
        writer.WriteEndObject();
        writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary><c>{"metric_name": "…"}</c>.</summary>
    public static byte[] ValidationInput(string metric)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        scratch.Writer.WriteStartObject();
        scratch.Writer.WriteString("metric_name"u8, metric);
        scratch.Writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary><c>{"dataset_item": {…}, "task_outputs": {…}}</c>, of both what the function looks at.</summary>
    public static byte[] FunctionInput(ScoringInputs inputs, byte[] item, byte[] output)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        var writer = scratch.Writer;
        writer.WriteStartObject();
        if (inputs.HasFlag(ScoringInputs.DatasetItem))
        {
            writer.WritePropertyName("dataset_item"u8);
            writer.WriteRawValue(item, skipInputValidation: true);
        }

        if (inputs.HasFlag(ScoringInputs.TaskOutputs))
        {
            writer.WritePropertyName("task_outputs"u8);
            writer.WriteRawValue(output, skipInputValidation: true);
        }

        writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary>Arguments by name.</summary>
    public static byte[] Arguments(ScoreArguments arguments)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        scratch.Writer.WriteStartObject();
        foreach (var name in arguments.Names)
        {
            scratch.Writer.WritePropertyName(name);
            Write(scratch.Writer, arguments[name]);
        }

        scratch.Writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary><c>{"output": {"name": …, "value": …, …}}</c>, with several a list.</summary>
    public static byte[] Scores(IReadOnlyList<ScoreResult> scores) => Scores(scores, isList: scores.Count != 1);

    /// <summary><c>{"output": [{…}]}</c>.</summary>
    public static byte[] ScoreList(IReadOnlyList<ScoreResult> scores) => Scores(scores, isList: true);

    private static byte[] Scores(IReadOnlyList<ScoreResult> scores, bool isList)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        var writer = scratch.Writer;
        writer.WriteStartObject();
        writer.WritePropertyName("output"u8);
        if (isList)
            writer.WriteStartArray();
        foreach (var score in scores)
            Write(writer, score);
        if (isList)
            writer.WriteEndArray();
        writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary><c>{"evaluation_results": [{…}]}</c>.</summary>
    public static byte[] EvaluationResults(IReadOnlyList<ScoreResult> scores)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        scratch.Writer.WriteStartObject();
        scratch.Writer.WriteStartArray("evaluation_results"u8);
        foreach (var score in scores)
            Write(scratch.Writer, score);
        scratch.Writer.WriteEndArray();
        scratch.Writer.WriteEndObject();
        return scratch.Written.ToArray();
    }

    /// <summary>A value that may be null.</summary>
    public static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    /// <summary><c>{"name": …, "value": …, "reason": …, "category_name": …, "metadata": …, "scoring_failed": false}</c>.</summary>
    public static void Write(Utf8JsonWriter writer, ScoreResult score)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, score.Name);
        // Whether an assertion holds is a boolean there.
        if (score is { CategoryName: ScoreUpload.AssertionCategory, ScoringFailed: false })
            writer.WriteBoolean("value"u8, score.Value == 1);
        else if (double.IsFinite(score.Value))
            writer.WriteNumber("value"u8, score.Value);
        else
            writer.WriteString("value"u8, score.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("reason"u8, score.Reason);
        writer.WriteString("category_name"u8, score.CategoryName);
        writer.WritePropertyName("metadata"u8);
        Write(writer, score.Metadata);
        writer.WriteBoolean("scoring_failed"u8, score.ScoringFailed);
        writer.WriteEndObject();
    }
}
