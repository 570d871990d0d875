using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Experiments as the wire has them.</summary>
internal static class ExperimentJson
{
    /// <summary>Writes the members of one experiment.</summary>
    public static void Write(Utf8JsonWriter writer, ExperimentView view, string? projectName)
    {
        var (experiment, totals) = view;
        writer.WriteString("id"u8, experiment.Id);
        // Required by the schema, also when the dataset is deleted.
        writer.WriteString("dataset_name"u8, experiment.DatasetName);
        writer.WriteString("dataset_id"u8, experiment.DatasetId);
        writer.WriteIdIfAny("project_id"u8, experiment.ProjectId);
        writer.WriteTextIfAny("project_name"u8, projectName);
        writer.WriteString("name"u8, experiment.Name);
        writer.WriteJsonIfAny("metadata"u8, experiment.Metadata);
        writer.WriteTextsIfAny("tags"u8, experiment.Tags);
        writer.WriteString("type"u8, ExperimentWire.Of(experiment.Type));
        writer.WriteString("evaluation_method"u8, ExperimentWire.Of(experiment.Method));
        writer.WriteIdIfAny("optimization_id"u8, experiment.OptimizationId);
        if (experiment.Status is { } status)
            writer.WriteString("status"u8, ExperimentWire.Of(status));
        writer.WriteInstant("finished_at"u8, experiment.FinishedAt);
        WriteTotals(writer, totals);
        WriteScores(writer, "experiment_scores"u8, experiment.Scores?.Select(score => (score.Name, (double)score.Value)));
        WritePrompts(writer, experiment.Prompts);
        WriteVersion(writer, experiment.DatasetVersion);
        writer.WriteAudit(experiment.CreatedAt, experiment.CreatedBy, experiment.LastUpdatedAt, experiment.LastUpdatedBy);
    }

    /// <summary>Writes averages by name, unless there are none.</summary>
    public static void WriteScores(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IEnumerable<(string Name, double Value)>? scores)
    {
        if (scores is null || !scores.Any())
            return;
        writer.WriteStartArray(member);
        foreach (var (name, value) in scores)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteNumber("value"u8, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes percentiles, unless there are none.</summary>
    public static void WriteDuration(Utf8JsonWriter writer, Percentiles? duration)
    {
        if (duration is null)
            return;
        writer.WriteStartObject("duration"u8);
        writer.WriteNumber("p50"u8, duration.P50);
        writer.WriteNumber("p90"u8, duration.P90);
        writer.WriteNumber("p99"u8, duration.P99);
        writer.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter writer, ExperimentTotals totals)
    {
        writer.WriteNumber("trace_count"u8, totals.TraceCount);
        writer.WriteNumber("dataset_item_count"u8, totals.DatasetItemCount);
        WriteScores(writer, "feedback_scores"u8, totals.FeedbackScores.Select(score => (score.Key, score.Value)));
        WriteDuration(writer, totals.Duration);
        if (totals.Cost is { } cost)
            writer.WritePlainNumber("total_estimated_cost"u8, (decimal)cost);
        if (totals.CostAverage is { } average)
            writer.WritePlainNumber("total_estimated_cost_avg"u8, (decimal)average);
        if (totals.Usage.Count > 0)
        {
            writer.WriteStartObject("usage"u8);
            foreach (var (key, tokens) in totals.Usage)
                writer.WriteNumber(key, tokens);
            writer.WriteEndObject();
        }

        CommentJson.Write(writer, totals.Comments);
        if (totals.TotalCount is not { } total)
            return;
        if (totals.PassRate is { } rate)
            writer.WriteNumber("pass_rate"u8, rate);
        writer.WriteNumber("passed_count"u8, totals.PassedCount ?? 0);
        writer.WriteNumber("total_count"u8, total);
        WriteScores(writer, "assertion_scores"u8, totals.AssertionScores.Select(score => (score.Key, score.Value)));
    }

    private static void WritePrompts(Utf8JsonWriter writer, IReadOnlyList<PromptVersionLink>? prompts)
    {
        if (prompts is not { Count: > 0 })
            return;
        // Older clients know one prompt.
        writer.WriteStartObject("prompt_version"u8);
        WritePrompt(writer, prompts[0]);
        writer.WriteEndObject();
        writer.WriteStartArray("prompt_versions"u8);
        foreach (var prompt in prompts)
        {
            writer.WriteStartObject();
            WritePrompt(writer, prompt);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // The two published documents name the version differently.
    private static void WritePrompt(Utf8JsonWriter writer, PromptVersionLink prompt)
    {
        writer.WriteString("id"u8, prompt.Id);
        writer.WriteString("prompt_version_id"u8, prompt.Id);
        writer.WriteTextIfAny("commit"u8, prompt.Commit);
        writer.WriteIdIfAny("prompt_id"u8, prompt.PromptId);
        writer.WriteTextIfAny("prompt_name"u8, prompt.PromptName);
    }

    private static void WriteVersion(Utf8JsonWriter writer, DatasetVersionReference? version)
    {
        if (version is null)
            return;
        writer.WriteString("dataset_version_id"u8, version.Id);
        if (version.Hash is null)
            return;
        writer.WriteStartObject("dataset_version_summary"u8);
        writer.WriteString("id"u8, version.Id);
        writer.WriteString("version_hash"u8, version.Hash);
        writer.WriteTextIfAny("version_name"u8, version.Name);
        writer.WriteTextIfAny("change_description"u8, version.ChangeDescription);
        writer.WriteTextsIfAny("tags"u8, version.Tags);
        writer.WriteEndObject();
    }
}
